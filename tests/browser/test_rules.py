"""Rules are whole on every screen, and run through no text on paper."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import Shown
from tests.browser.hosting import hosted

pytestmark = pytest.mark.browser

STRUCK = """() => {
  const shows = (element) => element.getClientRects().length > 0;
  const rules = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!shows(element) || style.display === "inline") continue;
    const across = [box.left, box.right];
    if (parseFloat(style.borderTopWidth)) rules.push([element, box.top, ...across]);
    if (parseFloat(style.borderBottomWidth)) rules.push([element, box.bottom, ...across]);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const struck = [];
  for (let node; (node = walker.nextNode()); ) {
    if (!node.data.trim() || getComputedStyle(node.parentElement).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      for (const [element, y, left, right] of rules) {
        const meets = line.top + 2 < y && y < line.bottom - 2 && line.left < right && left < line.right;
        if (meets) struck.push(`${element.className || element.tagName}: ${node.data.trim().slice(0, 40)}`);
      }
    }
  }
  return struck;
}"""


def test_on_paper_no_rule_runs_through_text(shown_site: Shown, chromium: Browser) -> None:
    with hosted(shown_site.folder) as hosting:
        context = chromium.new_context(base_url=hosting.origin, viewport={"width": 643, "height": 900})
        page = context.new_page()
        page.emulate_media(media="print")
        for path in shown_site.of_each_kind:
            page.goto(f"/{path}")

            assert page.evaluate(STRUCK) == [], path

        context.close()


@pytest.mark.parametrize("ratio", [1, 1.5, 2, 2.625, 2.75, 3])
def test_the_double_rule_of_the_masthead_is_two_lines_of_ink(
    shown_site: Shown, chromium: Browser, ratio: float
) -> None:
    with hosted(shown_site.folder) as hosting:
        context = chromium.new_context(base_url=hosting.origin, device_scale_factor=ratio, color_scheme="light")
        page = context.new_page()
        page.goto("/ru/")
        box = page.locator(".sections").bounding_box()
        assert box
        shot = page.screenshot()  # a part of it would be scaled
        context.close()
    picture = Image.open(io.BytesIO(shot)).convert("L")
    x, top = round((box["x"] + 4) * ratio), box["y"] * ratio
    shades = picture.tobytes()  # a byte for each pixel
    column = [shades[y * picture.width + x] for y in range(round(top - 6 * ratio), round(top + 8 * ratio))]
    paper, ink = max(column), min(column)
    runs = "".join("i" if shade == ink else "p" if shade == paper else "?" for shade in column).strip("p").split("p")

    assert ink < 60
    assert ["i" in run for run in runs if run] == [True, True], column  # each somewhere as dark as ink, paper between
