"""What docs/ say of keys and templates is what the code has."""

import re

import pytest
from jinja2.filters import FILTERS

from jarchy.content.glossary import Glossary
from jarchy.content.site_file import SiteFile
from jarchy.kinds import KINDS
from jarchy.schema.keys import described
from jarchy.theme.environment import stock_environment
from jarchy.theme.loader import Theme
from tests.conftest import PROJECT
from tools.reference import keys_page, templates_page

KEYS, TEMPLATES = PROJECT / "docs/keys.md", PROJECT / "docs/templates.md"


def test_the_page_of_keys_is_up_to_date() -> None:
    """If this fails: make docs."""
    assert keys_page() == KEYS.read_text(encoding="utf-8")


def test_the_page_of_templates_is_up_to_date() -> None:
    """If this fails: make docs."""
    text = TEMPLATES.read_text(encoding="utf-8")

    assert templates_page(text) == text


@pytest.mark.parametrize(
    "schema", [*(kind.schema for kind in KINDS), SiteFile, Glossary], ids=lambda schema: schema.__name__
)
def test_every_key_has_a_line(schema: type) -> None:
    text = KEYS.read_text(encoding="utf-8").replace("*", "")

    assert [key for key in described(schema) if f"| {' › '.join(f'`{part}`' for part in key.path)} |" not in text] == []


def test_every_template_that_shows_something_says_what_it_is_given() -> None:
    text = TEMPLATES.read_text(encoding="utf-8")
    shown = re.findall(r"^\| `([\w.-]+)` \| \[(\w+)\]", text, re.MULTILINE)
    parts = {file.name for file in (PROJECT / "templates").glob("*.*") if file.name[0] == "_"} | {"base.html"}

    assert {name for name, _ in shown} == {file.name for file in (PROJECT / "templates").glob("*.*")} - parts
    assert all(f"\n### {view}\n" in text for _, view in shown)


def test_every_filter_is_named_and_no_other() -> None:
    ours = stock_environment(Theme({}, {}, {}, {}, "", {}), "ru").filters.keys() - FILTERS.keys()
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| [^|]+ \|$", TEMPLATES.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(ours)
