"""The sections of docs/quality.md that commands write one by one."""

import re


def with_section(page: str, title: str, text: str) -> str:
    """The page with this text in the section of this title, which is a new one at the end if there is none yet."""
    section = f"## {title}\n\n{text.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if not pattern.search(page):
        return f"{page.rstrip()}\n\n{section}"
    return pattern.sub(lambda _: f"{section}\n", page).rstrip() + "\n"
