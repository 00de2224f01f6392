"""How problems are shown: to people, to GitHub, to programs, to a browser."""

import json

from jarchy.problems import Location, Problem, problem
from jarchy.problems.by_file import by_file
from jarchy.problems.report import as_html, counted, show
from jarchy.problems.summary import summarise

WRONG = problem(Location("content/a.ru.md", 2, 3, "date: вчера"), "slug", slug="x%\n", reason="x", remedy="use a-z")
DOUBTFUL = problem(Location("content/a,b.ru.md"), "no-contact")
SECOND = problem(Location("content/c.ru.md"), "no-contact")


def test_as_text_the_caret_stands_under_the_place() -> None:
    lines = show([WRONG], "text").splitlines()

    assert lines[0].startswith("content/a.ru.md:2:3: error: “x%")
    assert lines[1:3] == ["  | date: вчера", "  |   ^"]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "а" * 500 + "Б" + "в" * 500
    _, excerpt, caret, _ = show([problem(Location("a.md", 1, 501, line), "no-contact")], "text").splitlines()

    assert len(excerpt) < 110
    assert excerpt[caret.index("^")] == "Б"


def test_tabs_do_not_move_the_caret() -> None:
    _, excerpt, caret, _ = show([problem(Location("a.md", 1, 3, "\t\tx"), "no-contact")], "text").splitlines()

    assert excerpt[caret.index("^")] == "x"


def test_for_github_signs_with_a_meaning_are_escaped() -> None:
    annotations = show([WRONG, DOUBTFUL], "github").splitlines()

    assert annotations[0].startswith("::error file=content/a.ru.md,line=2,col=3,title=slug::“x%25%0A”")
    assert annotations[1].startswith("::warning file=content/a%2Cb.ru.md,title=no-contact::")


def test_as_json_everything_is_there() -> None:
    (row,) = json.loads(show([WRONG], "json"))

    assert (row["path"], row["line"], row["column"], row["severity"], row["code"]) == (
        "content/a.ru.md",
        2,
        3,
        "error",
        "slug",
    )
    assert row["hint"].startswith("use a-z")


def test_in_a_browser_nothing_is_markup() -> None:
    page = as_html([problem(Location("a.md", 1, 1, "<script>alert(1)</script>"), "raw-html", html="<b>")])

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "1 error, 0 warnings" in page


def test_a_summary_counts() -> None:
    assert counted(summarise(by_file([WRONG, DOUBTFUL, SECOND]))) == "1 error, 2 warnings"


def test_what_an_editor_can_not_see_does_nothing_to_a_terminal() -> None:
    hostile = Location("content/a\n\x1b[2J.ru.md", 1, 2, "\x1b]0;x\x07\u202eб")
    first, *others = show([problem(hostile, "slug", slug="а\nб", reason="x", remedy="")], "text").split("\n")

    assert first == "content/a��[2J.ru.md:1:2: error: “а�б” cannot be part of an address: x [slug]"
    assert others[:2] == ["  | �]0;x��б", "  |  ^"]


def test_a_line_of_content_is_no_command_to_github() -> None:
    """The runner looks for `::` at the beginning of a line, spaces apart."""
    lines = show([problem(Location("a.md", 1, 1, "::add-mask::а"), "no-contact")], "text").split("\n")

    assert not any(line.strip().startswith("::") for line in lines)


def archive(count: int, code: str, /, **words: str) -> list[Problem]:
    """Old releases with the same warning."""
    paths = (f"content/releases/{2000 + number // 12}-{number % 12 + 1:02}-01-a.ru.md" for number in range(count))
    return [Problem(Location(path, 1, 1), code, {"path": path, **words}) for path in paths]


def test_of_warnings_alike_a_person_is_shown_one_line_with_their_number_and_the_newest() -> None:
    shown = show(
        [*archive(312, "missing-translation", code="ky"), *archive(5, "missing-translation", code="en")], "text"
    )

    assert shown.count("[missing-translation]") == 2
    assert "content/releases/2025-12-01-a.ru.md …: warning: 312 documents have no version in “ky”" in shown
    assert "5 documents have no version in “en”" in shown
    assert "“checks:” in content/site.yaml" in shown


def test_the_files_of_warnings_alike_are_named_the_newest_first() -> None:
    warnings = [*archive(5, "missing-translation", code="ky"), *archive(5, "no-contact")[:2]]
    said = show(warnings, "text").split("\n\n")
    (many,) = [block for block in said if "5 documents" in block]

    assert [line.strip() for line in many.splitlines()[1:-1]] == [
        f"| content/releases/2000-0{month}-01-a.ru.md" for month in (5, 4, 3, 2, 1)
    ]
    assert all(one.where.path in show(warnings, "github") for one in warnings)


def test_of_very_many_files_twenty_are_named_and_the_others_counted() -> None:
    shown = show(archive(312, "missing-translation", code="ky"), "text").splitlines()

    assert len(shown) == 23
    assert shown[21] == "  | … and 292 more files"


def test_a_few_warnings_are_shown_one_by_one() -> None:
    assert show(archive(3, "no-contact"), "text").count("[no-contact]") == 3
    assert show(archive(4, "no-contact"), "text").count("[no-contact]") == 1


def test_what_is_to_be_written_into_each_file_is_said_of_ten() -> None:
    assert (
        show(archive(10, "stale-translation", what="", file="x", fingerprint="0a1b"), "text").count("write “of: 0a1b”")
        == 10
    )
    assert (
        show(archive(11, "stale-translation", what="", file="x", fingerprint="0a1b"), "text").count(
            "[stale-translation]"
        )
        == 1
    )


def test_of_other_warnings_ten_are_shown_or_of_more_the_newest_with_their_number() -> None:
    """Whoever writes today sees no slip of today behind those of an archive."""
    assert show(archive(10, "mention-withheld", kind="quote", slug="a"), "text").count("warning: the quote") == 10

    shown = show(archive(25, "mention-withheld", kind="quote", slug="a"), "text")

    assert shown.count("warning: the quote") == 3
    assert "content/releases/2002-01-01-a.ru.md" in shown
    assert "… and 22 more [mention-withheld]" in shown


def test_errors_are_never_counted_together() -> None:
    assert show(archive(40, "slug", slug="Ж", reason="", remedy=""), "text").count("[slug]") == 40


def test_github_which_shows_ten_of_a_kind_gets_one_annotation_for_warnings_alike() -> None:
    lines = show([WRONG, *archive(312, "missing-translation", code="ky"), DOUBTFUL], "github").splitlines()

    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning", "::warning"]
    assert "title=missing-translation::312 documents have no version in “ky”" in lines[1]


def test_what_readers_lose_is_told_first_on_github_and_last_on_a_terminal() -> None:
    words = {"addresses": "/ru/a/", "lacks": "b is missing", "by": "c", "remedy": "d", "alone": ""}
    lost = problem(Location("content/releases/z.ru.md"), "page-waits", **words)
    found = [*archive(312, "missing-translation", code="ky"), DOUBTFUL, lost]

    assert "title=page-waits" in show(found, "github").splitlines()[0]
    assert counted(summarise(by_file(found))).endswith("warnings; readers lose pages that they had [page-waits]")


def test_a_program_gets_each_warning() -> None:
    assert len(json.loads(show(archive(312, "missing-translation", code="ky"), "json"))) == 312


def test_the_page_of_the_preview_counts_warnings_alike_as_well() -> None:
    assert as_html([WRONG, *archive(312, "no-contact")]).count("<pre>") == 2
