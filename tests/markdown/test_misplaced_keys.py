"""A key that holds a document back works, or it is an error: wherever it stands, however it is spelt."""

import re
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.core.dates import DateOrTime
from jarchy.kinds import KINDS
from jarchy.kinds.base import OriginalFields
from jarchy.model import Ref
from jarchy.schema.guards import GUARDS
from tests.conftest import Site

RELEASE = "content/releases/budget.ru.md"


def found(site: Site, body: str, facts: str = "", kind: str = "release") -> list[tuple[str, int]]:
    """The codes and lines of what is wrong with keys in a body. It begins on line 1."""
    needed = {"release": "title: Бюджет\ndate: 2018-07-01\n", "event": "title: Съезд\nstart: 2018-07-01\n"}[kind]
    site.write(f"content/{kind}s/budget.ru.md", f"---\n{needed}{facts}---\n{body}\n".encode())
    first = 4 + facts.count("\n")
    codes = ("misplaced-key", "key-in-text", "unguarded")
    return [(one.code, one.where.line - first) for one in site.problems() if one.code in codes]


@pytest.mark.parametrize(
    "line",
    [
        "embargo: 2099-01-01",
        "embargo : 2099-01-01",
        "embargo\t:\t2099-01-01",
        "embargo:2099-01-01",
        "embargo\uff1a 2099-01-01",
        "embargo = 2099-01-01",
        "Embargo: до 10 декабря",
        "EMBARGO: 2099-01-01",
        "Embargo : 2099-01-01",
        "  embargo: 2099-01-01",
        "\tembargo: 2099-01-01",
        "      embargo: 2099-01-01",
        "\u00a0embargo: 2099-01-01",
        "- embargo: 2099-01-01",
        "1. embargo: 2099-01-01",
        "> embargo: 2099-01-01",
        "--- embargo: 2099-01-01",
        '{ "embargo": "2099-01-01" }',
        "[embargo: 2099-01-01]",
        "(status: draft)",
        "<!-- status: draft -->",
        "<!-- Status: draft -->",
        "## embargo: 2099-01-01",
        '"embargo": "2099-01-01"',
        "«embargo»: 2099-01-01",
        "\u0435mbargo: 2099-01-01",  # a Cyrillic letter
        "\u0501ate: 2099-01-01",  # another one
        "em\u00adbargo: 2099-01-01",  # a soft hyphen
        "embrago: 2099-01-01",
        "expires: 2018-07-02",
        "Expires: 2018-07-02",
        "expire: 2018-07-02",
        "status: draft",
        "Status : Draft",
        "STATUS: DRAFT",
        "**Status:** draft",
        "**status**: draft",
        "_Embargo_: 2099-01-01",
        "#status: draft",
        "// embargo: 2099-01-01",
        "; status: draft",
        "date: 2099-01-01",
        "Date: 2099-01-01 10:00",
        "withdrawn: 2099-01-01",
        "translation:",
        "Translation:",
        "  reviewed: no",
        "draft: true",
        "Draft: yes",
        "published: false",
        "publishDate: 2099-01-01",
        "tags: [forum]",
        "contacts: [asanova]",
        "title: Бюджет",
    ],
)
@pytest.mark.parametrize("place", ["{}\n\nТекст", "Текст\n\n{}\n\nТекст", "Текст\n{}"])
def test_a_key_below_the_front_matter_is_an_error(site: Site, line: str, place: str) -> None:
    body = place.format(line)

    assert found(site, body) == [("misplaced-key", body[: body.index(line)].count("\n") + 1)]


def test_a_key_of_another_kind_that_holds_back_is_one_in_every_kind(site: Site) -> None:
    assert found(site, "withdrawn: 2099-01-01", kind="event") == [("misplaced-key", 1)]
    assert found(site, "contacts: Асанова", kind="event") == []


def test_every_key_of_a_second_front_matter_is_found(site: Site) -> None:
    assert found(site, "tags: [forum]\n\nembargo: 2099-01-01\n---\n\nТекст.") == [
        ("misplaced-key", 1),
        ("misplaced-key", 3),
    ]


@pytest.mark.parametrize(
    "body",
    ["х: 1\ncontacts: [asanova]\n---\nТекст.", "layout: post\nslug: x\n---\nТекст.", "\n  status: draft\n---\nx"],
)
def test_a_second_front_matter_is_never_text(site: Site, body: str) -> None:
    assert "misplaced-key" in [code for code, _ in found(site, body)]


@pytest.mark.parametrize(
    "body",
    [
        "Date: 5 July\nVenue: City Hall\nTitle: Mayor",
        "Status: ongoing",
        "Contacts: Anna, +996 312 620000",
        "Translation: Aibek Asanov",
        "Reason: the rain",
        "Updated: 2018-07-05",
        "**Status:** ongoing\n\n- **title**: Mayor\n- *date:* 5 July",
        "#date и #status: итоги",
        "Published: 2018-07-05",
        "Время: 10:00\nМесто: Ош\n\n---\n\nТекст",
        "Эмбарго на зерно снято",
        "embargo\\: 2099-01-01",
        "**Embargo** is a word",
        "The embargo: what it means",
        "`embargo: 2099-01-01`",
        "```\nembargo: 2099-01-01\nstatus: draft\n```",
        "~~~ yaml\nembargo: 2099-01-01\n~~~",
        "Сайт https://date.example: открыт",
    ],
)
def test_sentences_and_code_are_text(site: Site, body: str) -> None:
    assert found(site, body) == []


def test_code_that_is_never_closed_hides_no_key(site: Site) -> None:
    assert found(site, "```\nembargo: 2099-01-01\n\nТекст") == [("misplaced-key", 2)]
    assert found(site, "```\nкод\n```\n\n~~~\nembargo: 2099-01-01") == [("misplaced-key", 6)]


def test_code_in_an_item_hides_no_key_below_it(site: Site) -> None:
    assert found(site, "- ```\n  embargo: x\n  ```\n\nembargo: 2099-01-01\n\n```\nкод\n```") == [("misplaced-key", 5)]


AROUND = [
    *(
        "```",
        "~~~",
        "````",
        "  ```",
        "    ```",
        "- ```",
        "> ```",
        "1. ```",
        "`",
        "` Текст",
        "Текст `",
        "Текст ``` текст",
    ),
    *("", "", "Текст", "- пункт", "1. пункт", "   дальше", "> цитата", "## Раздел", "| а | б |", "<!--", "-->", "\\`"),
]
EMBARGOES = [f"{before}embargo: 2099-01-01" for before in ("", "  ", "    ", "\t", "> ", "- ")]


@given(st.lists(st.sampled_from(AROUND + EMBARGOES), max_size=9))
@settings(max_examples=600, deadline=None, database=None, derandomize=True)
def test_whatever_stands_around_it_an_embargo_that_readers_see_as_text_is_an_error(lines: list[str]) -> None:
    source = SourceFile(RELEASE, Ref("release", "budget"), "ru")
    text = "\n".join(["---", "title: А", "date: 2018-07-01", "---", *lines])
    document = parse(source, text.encode(), "Asia/Bishkek").document
    html = str(document.prose.html) if document else ""

    assert "embargo: 2099" not in re.sub(r"(?s)<(pre|code)\b.*?</\1>", "", html)


def test_a_list_under_a_capital_letter_is_asked_about(site: Site) -> None:
    assert found(site, "Contacts: [asanova]") == [("key-in-text", 1)]


def test_the_remedy_keeps_the_text(site: Site) -> None:
    found(site, "Текст\n\nEmbargo: 5 July")
    (problem,) = site.errors()

    assert "move the line up" in problem.hint
    assert "write Embargo\\: with a backslash" in problem.hint


def test_every_key_of_every_schema_is_looked_for(site: Site) -> None:
    keys = [(kind.folder, field.encode_name) for kind in KINDS for field in fields(kind.schema)]
    files = {f"content/{folder}/{key.replace('_', '-')}.ru.md": key for folder, key in keys}
    for file, key in files.items():
        site.write(file, f"---\ntranslation:\n  reviewed: no\n---\nТекст\n\n{key}: x\n".encode())
    codes = [(one.where.path, one.code) for one in site.problems() if one.where.line == 7]

    assert sorted(codes) == sorted((file, "misplaced-key") for file in files)


def test_the_keys_that_hold_back_are_all_known() -> None:
    """Whatever an original of any kind may say of when it is public, and the moments that its kind adds."""
    own = {field.encode_name for field in fields(OriginalFields)} - {"aliases", "first_name"}
    release = next(kind.schema for kind in KINDS if kind.name == "release")
    moments = {field.encode_name for field in fields(release) if DateOrTime in (field.type, *get_args(field.type))}

    assert own | (moments - {"pinned_until"}) | {"translation"} == set(GUARDS)  # a pin holds nothing back
