"""A new shortcode is one entry, and its part in the theme: without a word about it elsewhere it is read, placed and
checked.
"""

from pathlib import PurePosixPath

import pytest

from jarchy.core.records import Record
from jarchy.kinds import SHORTCODES
from jarchy.model import Edition, Original, Shortcode, Stated, Version
from jarchy.problems import Location, Problem, problem
from tests.conftest import Site
from tests.kinds import main

RELEASE = "content/releases/budget.ru.md"
PAGE = "/ru/releases/budget/"
PARTS = {
    "templates/_parts.html": '<video src="{{ piece.view.href }}"></video>',
    "templates/_entry.html": '<video src="{{ piece.view.href }}"></video>',
    "templates/_body.txt": "{{ piece.view.href }}\n",
}


class Film(Record):
    href: str


def view(slug: str, version: Version[Stated], edition: Edition) -> Film | None:
    return None if slug == "secret" else Film(edition.href(f"films/{slug}.webm"))


def check(slug: str, original: Original, where: Location) -> Problem | None:
    return problem(where, "unknown-media", name=slug, suggestion="") if slug == "hal" else None


@pytest.fixture
def plain(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site that may place films and has no templates for them, with a release that places one."""
    monkeypatch.setitem(SHORTCODES, "film", Shortcode("film", view, "name", also=("фильм",), check=check))
    return release(site, "[[film: hall]]")


@pytest.fixture
def filmed(plain: Site) -> Site:
    """Its templates have a part for films."""
    quotes = '{% elif piece.kind == "quote" %}'
    for text, part in PARTS.items():
        plain.replace(text, quotes, f'{{% elif piece.kind == "film" %}}\n{part}\n{quotes}')
    return plain


def release(site: Site, line: str) -> Site:
    return site.write(RELEASE, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\nДо.\n\n{line}\n\nПосле.\n")


def found(site: Site) -> list[tuple[str, str]]:
    """The codes of all errors, and their places."""
    return [(problem.code, str(problem.where)) for problem in site.errors()]


def test_what_no_template_shows_is_a_problem_of_the_template(plain: Site) -> None:
    (problem,) = plain.errors()

    assert problem.code == "template"
    assert PurePosixPath(problem.where.path).name == "_parts.html"


def test_it_is_shown_where_it_is_placed(filmed: Site) -> None:
    built = filmed.with_all("text", "feeds").build()

    assert '<p>До.</p><video src="/films/hall.webm"></video><p>После.</p>' in main(built.page(PAGE))
    assert "До.\n\n/films/hall.webm\n\nПосле." in built.page(f"{PAGE}release.txt")
    assert "https://forum.example/films/hall.webm" in built.page("/ru/feed.json")


def test_a_page_that_places_another_is_made_again(filmed: Site) -> None:
    filmed.build()

    assert '<video src="/films/mayor.webm">' in release(filmed, "[[film: mayor]]").build().page(PAGE)


def test_of_what_readers_can_not_see_a_page_shows_nothing(filmed: Site) -> None:
    assert "<p>До.</p><p>После.</p>" in main(release(filmed, "[[film: secret]]").build().page(PAGE))


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("Смотрите: [[film: hall]]", "misplaced", 11),
        ("[[film hall]]", "misplaced", 1),
        ("[[Film: hall]]", "misplaced", 1),
        ("[[film: hal]]", "unknown-media", 1),
        ("[[film: Зал]] [[film: hall]]", "misplaced", 1),
    ],
)
def test_a_slip_in_it_is_an_error_where_it_stands(filmed: Site, line: str, code: str, column: int) -> None:
    assert found(release(filmed, line)) == [(code, f"{RELEASE}:7:{column}")]


def test_a_slip_is_answered_with_how_it_is_written(filmed: Site) -> None:
    (problem,) = release(filmed, "Смотрите: [[film: hall]]").errors()

    assert (problem.message, problem.hint) == (
        "a film is not placed like this",
        "write [[film: name]] on a line of its own",
    )

    (problem,) = release(filmed, "[[movie: hall]]").errors()

    assert "[[quote: slug]] or [[picture: name]] or [[video: name]] or [[film: name]]" in problem.hint


@pytest.mark.parametrize("line", ["[film: hall]", "[фильм: зал]"])
def test_one_bracket_where_two_are_needed_is_noticed(filmed: Site, line: str) -> None:
    assert "not-markdown" in [problem.code for problem in release(filmed, line).problems()]


def test_words_spoken_do_not_hold_it(filmed: Site) -> None:
    filmed.write("content/people/p.ru.md", "---\nname: Айгүл Асанова\n---\n")
    filmed.write("content/quotes/q.ru.md", "---\nspeaker: p\n---\nСлова.\n\n[[film: hall]]\n")

    assert found(filmed) == [("quote-parts", "content/quotes/q.ru.md:6:1")]


def test_without_its_entry_it_places_nothing(site: Site) -> None:
    assert found(release(site, "[[film: hall]]")) == [("placement", f"{RELEASE}:7:1")]
