# /// script
# requires-python = ">=3.11"
# dependencies = ["playwright"]
# ///
"""Draws assets/icon-512.png, of which a build makes all other icons, from assets/icon.svg.

It is run by hand when the icon changes, and the result is committed; no build runs it. It needs Debian's chromium:

    .venv/bin/python tools/draw_icons.py
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parent.parent / "assets"
SIZE = 512

if __name__ == "__main__":
    # A telephone cuts the corners itself.
    icon = (ASSETS / "icon.svg").read_text(encoding="utf-8").replace(' rx="4"', "")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE, "height": SIZE})
        page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{icon}")
        page.screenshot(path=ASSETS / f"icon-{SIZE}.png")
        browser.close()
