"""Whom to tell of a hole is said as long as it holds."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import Site

FILE = ".well-known/security.txt"
END = datetime(2018, 8, 31, 18, tzinfo=UTC)  # the beginning of the day in Bishkek


@pytest.fixture
def secured(site: Site) -> Site:
    return site.replace(
        "content/site.yaml", "languages:", "security: {contact: s@forum.example, expires: 2018-09-01}\nlanguages:"
    )


def test_it_says_whom_and_until_when(secured: Site) -> None:
    assert secured.build().files[FILE] == b"Contact: mailto:s@forum.example\nExpires: 2018-09-01T00:00:00+06:00\n"


def test_it_expires_by_time_alone(secured: Site) -> None:
    before = secured.build(END - timedelta(seconds=1))
    after = secured.build(END)

    assert FILE in before.files
    assert before.outcome.next_change == END
    assert FILE not in after.files
    assert after.warnings == ["security-expired"]
    assert after.outcome.next_change is None


def test_it_may_be_an_address_of_a_page(secured: Site) -> None:
    secured.replace("content/site.yaml", "s@forum.example", "https://forum.example/security")

    assert b"Contact: https://forum.example/security\n" in secured.build().files[FILE]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (", expires: 2018-09-01", "", "missing-key"),
        ("s@forum.example", "http://forum.example/", "value"),
        ("2018-09-01", "скоро", "value"),
    ],
)
def test_what_nobody_would_read_is_an_error(secured: Site, old: str, new: str, code: str) -> None:
    secured.replace("content/site.yaml", old, new)

    assert [problem.code for problem in secured.errors()] == [code]


def test_a_site_that_names_nobody_or_lies_in_a_folder_says_nothing(site: Site, secured: Site) -> None:
    assert FILE not in secured.build(base_url="https://example.org/news/").files
    assert FILE not in site.replace("content/site.yaml", "security:", "# security:").build().files
