"""A site with the extensions that docs/extending.md shows: a kind “tender” and an output “newsletter”."""

import re
from pathlib import Path

from jarchy.build.extension_code import ExtensionCode
from jarchy.build.registry import registry_of
from jarchy.model import Kinds
from tests.conftest import PROJECT, SITE_YAML, Site

CATALOGUES = "templates/locale/{}.po"
NAMED = "extensions: [tenders, newsletter]\n"
TENDER = """\
---
title: Ремонт крыши
date: 2018-06-20
deadline: 2018-07-20 18:00
buyer: city
papers:
  terms:
    title: Условия
    url: https://city.example/terms.pdf
---
Нужна новая крыша.
"""


def example() -> dict[str, str]:
    """The files that the page shows, each below its name."""
    text = (PROJECT / "docs/extending.md").read_text(encoding="utf-8")
    shown = re.findall(r"`(\w+/[\w./]+)`[^`\n]*:\n\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    files = dict(shown)
    words = files[CATALOGUES.format("ru")]
    assert files.pop("content/site.yaml") == NAMED
    return files | {CATALOGUES.format("ky"): words.replace("Тендеры", "Тендерлер")}


def example_kinds() -> Kinds:
    """All that such a site has."""
    texts = {Path(path).stem: text for path, text in example().items() if path.endswith(".py")}
    registry, problems = registry_of(ExtensionCode(tuple(texts), texts))
    assert problems == []
    return registry.kinds


def extended_site(folder: Path) -> Site:
    """It has nothing but content and extensions: all else is Jarchy's."""
    site = Site(folder).write("content/site.yaml", NAMED + SITE_YAML)
    for path, text in example().items():
        site.write(path, text)
    return site
