"""Whoever builds reads what is held back from readers, why, and until when."""

from datetime import datetime, timedelta

import pytest

from jarchy.build.absence import Absence
from jarchy.build.explain import explain
from jarchy.build.output_place import target
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from tests.conftest import AS_OF, Run, Site

PERSON = "---\nname: Айгүл Асанова\nphone: '0555123456'\nstatus: published\n---\n"


def release(site: Site, slug: str, facts: str = "", body: str = "Текст", date: str = "2018-07-01") -> Site:
    return site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: А\ndate: {date}\n{facts}---\n{body}\n".encode())


def quote(site: Site, slug: str, facts: str = "") -> Site:
    site.write("content/people/asanova.ru.md", PERSON)
    return site.write(f"content/quotes/{slug}.ru.md", f"---\nspeaker: asanova\n{facts}---\nСлова.\n".encode())


def held(site: Site, as_of: datetime = AS_OF) -> str:
    return make(site.order(as_of), drawn=False).held.removeprefix("Held back: ")


def codes(site: Site, *wanted: str, is_public: bool = False) -> list[tuple[str, str]]:
    """The warnings of these codes, and where they are."""
    found = make(BuildRequest(site.folder, AS_OF, is_repository_public=is_public), drawn=False).problems
    return [(one.code, str(one.where).removeprefix("content/")) for one in found if one.code in wanted]


def test_where_nothing_is_held_back_nothing_is_said(site: Site, run: Run) -> None:
    release(site, "park")

    assert held(site) == ""
    assert "Held back" not in run(site, "--as-of", "2018-07-03").stdout


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("status: draft\n", "1 draft"),
        ("embargo: 2018-07-30 12:00\n", "1 until 2018-07-30 12:00 (park)"),
        ("embargo: 2018-07-30T08:00+02:00\n", "1 until 2018-07-30 12:00 (park)"),
        ("expires: 2018-07-02\n", "1 expired"),
        ("expires: 2018-06-30\n", "1 for ever (park: it expires before its date)"),
        ("expires: 2018-07-01\n", "1 for ever (park: it expires before its date)"),
        ("embargo: 2018-08-02\nexpires: 2018-08-01\n", "1 for ever (park: it expires before its date)"),
        ("status: draft\nexpires: 2018-06-30\n", "1 draft"),
        ("status: withdrawn\nwithdrawn: 2018-09-01\nreason: А\n", "1 change until 2018-09-01 00:00 (park)"),
        ("updates:\n  sum:\n    date: 2018-09-01 10:00\n    note: А\n", "1 change until 2018-09-01 10:00 (park)"),
    ],
)
def test_a_document_is_counted_by_what_holds_it_back(site: Site, facts: str, said: str) -> None:
    assert held(release(site, "park", facts)) == said


def test_a_date_that_lies_ahead_is_an_embargo(site: Site) -> None:
    assert held(release(site, "park", date="2018-08-01 09:00")) == "1 until 2018-08-01 09:00 (park)"


def test_a_draft_translation_is_one(site: Site) -> None:
    release(site, "park").write(
        "content/releases/park.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: no\n  status: draft\n---\nТекст\n"
    )

    assert held(site) == "1 draft translation"


def test_everything_is_one_line_with_the_nearest_first(site: Site) -> None:
    release(site, "draft", "status: draft\n")
    release(site, "budget", "expires: 2018-06-01\n")
    for day in (9, 8, 7, 6, 5):
        release(site, f"day-{day}", f"embargo: 2018-07-0{day}\n")
    for name in "abcd":
        release(site, f"same-{name}", "embargo: 2018-07-06\n")

    assert held(site) == (
        "1 draft, 1 until 2018-07-05 00:00 (day-5), 5 until 2018-07-06 00:00 (day-6, same-a, same-b, …), "
        "1 until 2018-07-07 00:00 (day-7), 2 later, 1 for ever (budget: it expires before its date)"
    )


def test_what_waits_is_held_back_until_that_for_which_it_waits(site: Site) -> None:
    quote(release(site, "park", "embargo: 2018-08-01\n", "[[quote: words]]"), "words", "embargo: 2018-07-20\n")

    assert held(site) == "2 until 2018-08-01 00:00 (park, words)"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("status: draft\n", "1 draft, 1 waiting for another document (words)"),
        ("expires: 2018-07-02\n", "2 expired"),
        (
            "expires: 2018-06-02\n",
            "2 for ever (park: it expires before its date, words: what it waits for is never public)",
        ),
    ],
)
def test_what_waits_for_something_that_time_does_not_open(site: Site, facts: str, said: str) -> None:
    assert held(quote(release(site, "park", facts, "[[quote: words]]"), "words")) == said


def test_a_build_ends_with_that_line_also_when_nothing_has_changed(site: Site, run: Run) -> None:
    release(site, "park", "embargo: 2018-07-30 12:00\n")
    first, again = (run(site, "--as-of", "2018-07-03").stdout for _ in range(2))
    later = run(site, "--as-of", "2018-07-30T12:00").stdout

    assert first.endswith("Held back: 1 until 2018-07-30 12:00 (park)\n")
    assert " 0 written" in again
    assert again.endswith("Held back: 1 until 2018-07-30 12:00 (park)\n")
    assert "Held back" not in later


def test_a_check_ends_with_it_too(site: Site, run: Run) -> None:
    release(site, "park", "status: draft\n")

    assert run(site, "check").stdout.endswith("The site can be built.\nHeld back: 1 draft\n")


def test_what_can_never_be_public_is_a_warning(site: Site) -> None:
    release(site, "park", "expires: 2018-06-01\n", "[[quote: words]]")
    quote(site, "words")
    release(site, "fair", "embargo: 2018-08-01\nexpires: 2018-09-01\n")
    release(site, "gone", "expires: 2018-07-02\n")

    assert codes(site, "never-public") == [
        ("never-public", "quotes/words.ru.md:1:1"),
        ("never-public", "releases/park.ru.md:4:1"),
    ]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ("embargo: 2019-08-01\n", 4),
        ("updates:\n  sum:\n    date: 2091-09-01\n    note: А\n", 4),
        ("status: withdrawn\nwithdrawn: 2081-09-01\nreason: А\n", 5),
    ],
)
def test_a_moment_more_than_a_year_ahead_is_a_warning(site: Site, facts: str, line: int) -> None:
    assert codes(release(site, "park", facts), "far-ahead") == [("far-ahead", f"releases/park.ru.md:{line}:1")]


def test_also_a_date_but_not_the_day_on_which_something_ends_or_takes_place(site: Site) -> None:
    release(site, "park", date="2081-07-01")
    release(site, "fair", "embargo: 2019-06-30\nexpires: 2088-01-01\n")
    site.write("content/events/games.ru.md", "---\ntitle: А\nstart: 2026-07-01\n---\n")

    assert codes(site, "far-ahead") == [("far-ahead", "releases/park.ru.md:3:1")]


def test_words_of_a_day_that_lies_ahead_are_asked_about_unless_they_are_held_back(site: Site) -> None:
    quote(site, "words", "date: 2018-08-01\n")
    quote(site, "held", "date: 2018-08-01\nembargo: 2018-08-01\n")
    quote(site, "far", "date: 2028-08-01\n")
    release(site, "park", date="2018-08-01")

    assert codes(site, "date-ahead", "far-ahead") == [
        ("date-ahead", "quotes/far.ru.md:3:1"),
        ("far-ahead", "quotes/far.ru.md:3:1"),
        ("date-ahead", "quotes/words.ru.md:3:1"),
    ]


@pytest.mark.parametrize(
    ("embargo", "is_late"),
    [("2018-07-05", False), ("2018-07-20", True), ("2018-06-28", True), ("2018-06-01", False)],
)
def test_an_embargo_that_ends_long_after_the_date_is_asked_about_while_it_is_news(
    site: Site, embargo: str, *, is_late: bool
) -> None:
    date = "2018-07-01" if embargo > "2018-07" else "2018-05-01"
    release(site, "park", f"embargo: {embargo}\n", date=date)

    assert codes(site, "late-embargo") == [("late-embargo", "releases/park.ru.md:3:1")] * is_late


@pytest.mark.parametrize(
    ("code", "date", "facts"),
    [
        ("date-ahead", "", "date: 2018-07-10\n"),
        ("far-ahead", "2019-07-10", ""),
        ("late-embargo", "2018-05-01", "embargo: 2018-06-10\n"),
    ],
)
def test_a_warning_ends_with_its_reason_also_if_a_build_has_nothing_to_do(
    site: Site, code: str, date: str, facts: str
) -> None:
    release(site, "park", facts, date=date) if date else quote(site, "words", facts)
    first, same, later = (site.build(AS_OF + timedelta(days=days)) for days in (0, 1, 12))

    assert code in first.warnings
    assert code in same.warnings
    assert code not in later.warnings


@pytest.fixture
def secret(site: Site) -> Site:
    release(site, "draft", "status: draft\n", "[[quote: words]]")
    release(site, "embargoed", "embargo: 2018-07-30\n")
    release(site, "changed", "updates:\n  sum:\n    date: 2018-09-01\n    note: А\n")
    release(site, "expired", "expires: 2018-07-02\n")
    site.write(
        "content/releases/expired.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: no\n  status: draft\n---\nТекст\n"
    )
    return quote(site, "words")


def test_in_a_public_repository_all_that_is_held_back_is_a_warning(secret: Site) -> None:
    assert [place for _, place in codes(secret, "public-repository", is_public=True)] == [
        "quotes/words.ru.md:1:1",
        "releases/changed.ru.md:4:1",
        "releases/draft.ru.md:4:1",
        "releases/embargoed.ru.md:4:1",
        "releases/expired.ky.md:3:1",
    ]
    assert codes(secret, "public-repository") == []


@pytest.mark.parametrize(
    ("visibility", "warned"), [("public", True), ("PUBLIC", True), ("private", False), ("", False)]
)
def test_the_workflow_says_who_can_read_the_repository(
    secret: Site, run: Run, monkeypatch: pytest.MonkeyPatch, visibility: str, *, warned: bool
) -> None:
    monkeypatch.setenv("JARCHY_REPOSITORY_VISIBILITY", visibility)

    assert ("anybody can read it" in run(secret, "check").stderr) == warned
    assert ("anybody can read it" in run(secret, "build").stderr) == warned


def test_a_public_repository_is_told_that_hourly_builds_may_stop_before_the_next_change(site: Site, run: Run) -> None:
    release(site, "park", "embargo: 2018-10-01\n")
    arguments = ("build", "--as-of", "2018-07-03", "--repository-visibility")

    assert "stops the hourly builds" in run(site, *arguments, "public").stdout
    assert "stops the hourly builds" not in run(site, *arguments, "private").stdout
    assert "stops the hourly builds" not in run(site, "build", "--as-of", "2018-09-03", *arguments[3:], "public").stdout


def test_a_repository_that_becomes_public_is_noticed_though_nothing_else_has_changed(secret: Site, run: Run) -> None:
    run(secret, "build")

    assert "anybody can read it" in run(secret, "build", "--repository-visibility", "public").stderr
    assert "anybody can read it" not in run(secret, "build").stderr


def explained(site: Site, url: str) -> tuple[str, ...]:
    found = explain(site.order(), target(site.order(), site.output), url)

    assert found is not None

    return found.held


@pytest.mark.parametrize(
    "url",
    [
        "/ru/releases/park/",
        "/ky/releases/park/",
        "/ru/releases/park/card.png",
        "/old.html",
        "ru/releases/park/index.html",
    ],
)
def test_an_address_that_is_withheld_is_explained(site: Site, url: str) -> None:
    release(site, "park", "embargo: 2018-07-30 12:00\naliases: [/old.html]\n")

    assert explained(site, url) == (
        "the document is held back until 2018-07-30 12:00 (content/releases/park.ru.md:4:1)",
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("status: draft\n", "the document is a draft (content/releases/park.ru.md:4:1)"),
        ("expires: 2018-07-02\n", "it has expired (content/releases/park.ru.md:4:1)"),
        (
            "expires: 2018-06-02\n",
            "it is held back for ever: it expires before its date (content/releases/park.ru.md:4:1)",
        ),
    ],
)
def test_it_says_why(site: Site, facts: str, said: str) -> None:
    assert explained(release(site, "park", facts), "/ru/releases/park/") == (said,)


def test_it_says_what_a_quote_waits_for(site: Site) -> None:
    quote(release(site, "park", "status: draft\n", "[[quote: words]]"), "words")

    assert explained(site, "/ru/quotes/words/") == (
        "it waits for what is not public itself: release park (content/quotes/words.ru.md:1:1)",
    )


def test_a_page_that_is_there_says_what_is_still_held_back_of_it(secret: Site) -> None:
    assert explained(secret, "/ru/releases/changed/") == (
        "the change is held back until 2018-09-01 00:00 (content/releases/changed.ru.md:4:1)",
    )
    assert explained(secret, "/ru/people/asanova/") == ()


def test_a_draft_translation_is_held_back_in_its_language_alone(site: Site) -> None:
    release(site, "park").write(
        "content/releases/park.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: no\n  status: draft\n---\nТекст\n"
    )

    assert explained(site, "/ky/releases/park/") == ("the translation is a draft (content/releases/park.ky.md:3:1)",)
    assert explained(site, "/ru/releases/park/") == ()


def test_the_command_explains_it_without_an_error(site: Site, run: Run) -> None:
    done = run(release(site, "park", "status: draft\n"), "explain", "/ru/releases/park/")

    assert done.returncode == 0
    assert done.stdout == "held back  the document is a draft (content/releases/park.ru.md:4:1)\n"


def test_in_a_preview_such_a_page_has_an_explanation_of_its_own(site: Site) -> None:
    order = release(site, "park", "status: draft\n").order(drafts=True)
    found = explain(order, target(order, site.output), "/ru/releases/park/")

    assert found is not None
    assert not isinstance(found, Absence)
    assert found.held == ("the document is a draft (content/releases/park.ru.md:4:1)",)


def test_what_is_for_colleagues_alone_is_no_secret_in_a_public_repository(site: Site) -> None:
    site.write("content/people/ann.ru.md", "---\nname: Анна Ким\nprivate_phone: 0555 979 797\n---\n")

    assert codes(site, "public-repository", is_public=True) == [("public-repository", "people/ann.ru.md:3:1")]
    assert codes(site, "public-repository") == []
