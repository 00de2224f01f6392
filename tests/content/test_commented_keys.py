"""A date behind a # holds nothing back, so an editor who typed it there is told."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import AS_OF, Run, Site

RELEASE = "content/releases/budget.ru.md"


def told(site: Site, comment: str, facts: str = "", as_of: timedelta = timedelta()) -> list[int]:
    """The lines of which a check says that they are comments."""
    site.write(RELEASE, f"---\ntitle: Бюджет\ndate: 2018-07-01\n{facts}{comment}\n---\nТекст.\n".encode())
    return [one.where.line for one in site.problems(AS_OF + as_of) if one.code == "commented-key"]


@pytest.mark.parametrize(
    "comment",
    [
        "# embargo: 2018-12-05 10:00",
        "#embargo: 2018-12-05",
        "## Embargo: '2018-12-05 10:00'  # до пресс-конференции",
        "# embargo: до 5 декабря",
        "# embargo: 05.12.2018 10:00",
        "# expires: 2018-12-05",
        "# withdrawn: 2018-12-05",
    ],
)
def test_a_date_that_would_hold_back_is_missed_in_a_comment(site: Site, comment: str) -> None:
    assert told(site, comment) == [4]
    assert told(site, comment, "status: draft\n") == [5]


@pytest.mark.parametrize(
    "comment",
    ["# embargo: 2018-07-03", "# embargo:", "# pinned_until: 2018-12-05", "# Embargo ends on 5 December: 10:00"],
)
def test_what_has_come_and_what_holds_nothing_back_may_be_a_comment(site: Site, comment: str) -> None:
    assert told(site, comment) == []


def test_beside_the_key_itself_a_comment_is_a_note(site: Site) -> None:
    assert told(site, "# embargo: 2018-12-05", "embargo: 2018-12-06\n") == []


def test_once_its_moment_has_come_nobody_is_told(site: Site) -> None:
    assert told(site, "# embargo: 2018-07-04 09:00", as_of=timedelta(days=1)) == []


def test_a_new_document_is_not_asked_about_what_it_offers(site: Site, run: Run) -> None:
    for kind in ("release", "event", "quote", "person", "organisation", "page"):
        run(site, "new", kind, "forum", "--title", "Форум")

    assert [one for one in site.problems(datetime.now(UTC)) if one.code == "commented-key"] == []


def test_in_a_translation_it_is_guarded_by_the_key_of_its_original(site: Site) -> None:
    translation = "---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n# embargo: 2018-12-05\n---\nТекст.\n"
    site.write("content/releases/budget.ky.md", translation)

    def where(facts: str) -> list[str]:
        told(site, "# А", facts)
        return [one.where.path for one in site.problems() if one.code == "commented-key"]

    assert where("") == ["content/releases/budget.ky.md"]
    assert where("embargo: 2018-12-05\n") == []
