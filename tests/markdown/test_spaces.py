"""A space that only looks like one is read as what it looks like, where a mark of Markdown needs it."""

import pytest

from tests.conftest import Site

RELEASE = "---\ntitle: А\ndate: 2018-07-01\n---\n{}\n"


def built(site: Site, body: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a page, and where a space is reported."""
    site.write("content/releases/a.ru.md", RELEASE.format(body))
    places = [(one.where.line, one.where.column) for one in site.problems() if one.code == "unusual-space"]
    return site.build().page("/ru/releases/a/"), places


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2003", " \u00a0"])
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("-{}Ош\n-{}Чүй", "<li>Ош</li>\n<li>Чүй</li>"),
        ("{}- Ош\n{}- Чүй", "<li>Ош</li>\n<li>Чүй</li>"),
        ("##{}Итоги\n\nТекст", ">Итоги</h2>"),
        ("{}## Итоги\n\nТекст", ">Итоги</h2>"),
    ],
)
def test_a_mark_with_a_space_that_looks_like_one_is_a_mark(site: Site, body: str, shown: str, space: str) -> None:
    page, places = built(site, body.format(space, space))

    assert shown in page
    assert len(places) == body.count("{}")
    assert places[0] == (5, len(body.partition("{}")[0] + space))


@pytest.mark.parametrize(
    "text",
    [
        "—\u00a0Да.",
        "-\u00a05 °C",
        "1\u00a0250 сом",
        "\u00a0\u00a0Абзац",
        "*\u00a0по данным мэрии",
        "№\u00a05",
        "«\u00a0а\u00a0»",
    ],
)
def test_spaces_elsewhere_stay(site: Site, text: str) -> None:
    page, places = built(site, text)

    assert text.strip().replace("\u00a0", " ") in page.replace("\u00a0", " ")
    assert places == []
