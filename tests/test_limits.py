"""Limits that no text of a newsroom meets: each is a problem with its place, and what would run away never starts."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarchy import limits
from jarchy.language import language
from jarchy.limits import (
    DEEPEST,
    LARGEST_BLOCK,
    LARGEST_BODY,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_FOOTNOTE_REFERENCES,
    MOST_LINKS,
    MOST_OPEN_BRACKETS,
    Exceeded,
    exceeded,
)
from jarchy.typography import typeset
from tests.test_dialect import read

HANGS_AFTER = 10  # seconds; what is tested takes less than one


@pytest.fixture
def guarded() -> Iterator[None]:
    """Ends a test that hangs. It measures nothing."""
    if not hasattr(signal, "SIGALRM"):
        pytest.skip("this system has no alarm clock")

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS_AFTER)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def paragraphs(count: int) -> str:
    return "\n\n".join(["Слово " * 100] * count)


def table(columns: int, rows: int) -> str:
    """With its head and the line under it."""
    return "\n".join(["|".join("а" * columns), "|".join("-" * columns), *["|".join("б" * columns)] * (rows - 2)])


def test_the_limits_are_those_of_the_facts() -> None:
    assert (LARGEST_BODY, LARGEST_BLOCK, DEEPEST, MOST_OPEN_BRACKETS) == (100_000, 10_000, 8, 10)
    assert (MOST_COLUMNS, MOST_CELLS, MOST_FOOTNOTE_REFERENCES) == (30, 5_000, 200)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Текст.",
        paragraphs(150),
        "а" * LARGEST_BLOCK,
        "[" * MOST_OPEN_BRACKETS,
        "[а](https://a.example/) " * MOST_LINKS,
        "[^1] " * MOST_FOOTNOTE_REFERENCES,
        table(MOST_COLUMNS, 20),
        table(2, 100),
        "\n".join("    " * depth + "- а" for depth in range(4)),
        "> " * DEEPEST + "а",
        "1. " * DEEPEST + "а",
        "* * * * * * * * * * * *",
        "- - - - - - - - - - - -",
        "----------------------",
        "Да - нет - да - нет - да - нет - да - нет - да - нет",
        "\n\n".join(f"[^{number}]: Сноска" for number in range(100)),
    ],
)
def test_a_text_within_the_limits_is_read(body: str) -> None:
    assert exceeded(body) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraphs(200), Exceeded(0, "the text", 200 * 602 - 2, LARGEST_BODY)),
        ("Раз.\n\n" + "а" * 10_001, Exceeded(2, "a paragraph", 10_001, LARGEST_BLOCK)),
        ("Раз.\n\n" + "> " * 9 + "а", Exceeded(2, "the nesting of lists and quotations", 9, DEEPEST)),
        ("Раз.\n\n" + "- " * 9 + "а", Exceeded(2, "the nesting of lists and quotations", 9, DEEPEST)),
        ("Раз.\n\n" + "1. " * 9 + "а", Exceeded(2, "the nesting of lists and quotations", 9, DEEPEST)),
        ("- а\n" + "    " * 9 + "- б", Exceeded(0, "the nesting of lists and quotations", 10, DEEPEST)),
        ("- а\n" + "\t" * 9 + "- б", Exceeded(0, "the nesting of lists and quotations", 10, DEEPEST)),
        ("Раз.\n\nДва.\n\n" + "[" * 11, Exceeded(4, "the number of open brackets", 11, MOST_OPEN_BRACKETS)),
        ("[а](b)" * 201, Exceeded(0, "the number of links in a paragraph", 201, MOST_LINKS)),
        (f"Раз.\n\n{table(31, 3)}", Exceeded(2, "the number of columns", 31, MOST_COLUMNS)),
        (f"Раз.\n\n{table(2, 2_501)}", Exceeded(2, "a paragraph", 10_003, LARGEST_BLOCK)),
        ("|а" * 20 + "\n" + "|\n" * 300, Exceeded(0, "the number of cells", 21 * 302, MOST_CELLS)),
        ("[^1] " * 201, Exceeded(0, "the number of footnote references", 201, MOST_FOOTNOTE_REFERENCES)),
    ],
)
def test_every_limit_is_a_problem_with_its_line(body: str, expected: Exceeded) -> None:
    one = read(body)

    assert exceeded(body) == expected
    assert one.places == [("too-large", expected.line + 1, 1)]
    assert one.problems[0].message == f"{expected.what} has {expected.size}, the limit is {expected.limit}"
    assert one.html == ""


def test_lines_between_paragraphs_may_hold_spaces() -> None:
    assert exceeded("\n  \t\n".join(["Слово " * 1000] * 5)) is None


def test_a_limit_counts_lines_from_the_beginning_of_the_body() -> None:
    found = exceeded("Раз.\n\n\n\nДва.\n \n" + "[" * 11)

    assert found is not None
    assert found.line == 6


HOSTILE = {
    "open brackets": "[" * 8_000,
    "footnote references": "[^1]" * 3_600 + "\n\n[^1]: а",
    "numbers of lists": "1. " * 500 + "а",
    "signs of quotations": "> " * 500 + "а",
    "a table of short rows": "|а" * 500 + "\n" + "|-" * 500 + "\n" + "|\n" * 4_000,
    "lists in lists": "\n".join(" " * 4 * depth + "- а" for depth in range(200)),
    "a long line": "а" * 1_000_000,
    "many lines": "\n" * 99_000 + "а",
    "spaces": "а" + " " * 9_000 + "б",
    "tabs": "\t" * 9_000 + "б",
    "asterisks": "*а" * 4_900,
    "mixed emphasis": "*а **б _в __г " * 700,
    "backquotes": "`" * 9_000,
    "unbalanced backquotes": " ".join("`" * length for length in range(1, 130)),
    "backslashes": "\\" * 9_000,
    "angle brackets": "<" * 9_000,
    "comments": "<!--" * 2_400,
    "pictures": "![" * 4_900,
    "addresses": "<https://" * 1_000,
    "ampersands": "&" * 9_000,
    "quotation marks": '"' * 9_000,
    "angular quotation marks": "«" * 9_000,
    "dashes": "- " * 4_900,
    "numbers": "1 " * 4_900,
    "pipes": "|" * 9_000,
    "headings": "## а\n\n" * 2_000,
    "quotes nearly placed": "[[quote " * 9,
    "spaces in a placed quote": "[[quote:" + " " * 9_000 + "x",
    "parentheses of a link": "[а](" + "(" * 9_000,
    "title of a link": '[а](https://a.example/ "' + '" ' * 4_000,
}


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_makes_markdown_run_away(body: str) -> None:
    one = read(body)

    assert one.html or one.problems or not body.strip()


@pytest.mark.parametrize(
    "block",
    [
        "]" * 4_900 + "[" * 4_900,
        r"\][" * 3_200,
        "`]`[" * 2_400,
        "`а``" + "[" * 4_000 + "```б",
        "- `а\n- " + "[" * 9_000 + "\n- б`",
        "``\\" * 3_200,
        "а\n" + ": б\n" * 2_400,
        "\n: а" * 2_400,
    ],
    ids=[
        "brackets closed first",
        "escaped brackets",
        "brackets in code",
        "brackets in half of a code",
        "brackets between two items",
        "code without end",
        "definitions of a term",
        "definitions alone",
    ],
)
def test_what_takes_markdown_seconds_is_refused_before(block: str) -> None:
    """Each of these takes Python-Markdown between 3 and 50 seconds for a block of 10 KB."""
    assert exceeded(block) is not None


@pytest.mark.parametrize("line", ["=", "-", "## ", "[а]:", ": а"])
def test_a_text_of_tens_of_thousands_of_lines_is_refused(line: str) -> None:
    """Each of these takes Python-Markdown between 3 and 8 seconds."""
    blocks = [f"{line}\n" * (9_000 // (len(line) + 1))] * 9

    assert exceeded("\n\n".join(blocks)) is not None


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(
    "text", ["_" * 100_000 + " a@b", "«" * 100_000, "а " * 50_000, "5 " * 50_000 + "%", "https://" * 9_000]
)
def test_no_title_makes_the_typesetter_run_away(text: str) -> None:
    """Titles have no limit of their own but that of the file."""
    assert typeset(text, language("ru"))


INDENTS = [" ", "\t", "\u00a0", "\u2003", "- ", "> ", "1. ", "* "]
SIGNS = ["[", "](", "`", "|", "\\", "слово", "2018. ", "\n", "\n\n"]


@settings(max_examples=1000, deadline=None, database=None, derandomize=True)
@given(
    st.lists(st.tuples(st.sampled_from(INDENTS), st.integers(1, 45)), max_size=3),
    st.lists(st.tuples(st.sampled_from(INDENTS + SIGNS), st.integers(1, 250)), max_size=4),
)
def test_what_is_not_counted_for_speed_exceeds_no_limit(
    indent: list[tuple[str, int]], rest: list[tuple[str, int]]
) -> None:
    body = "".join(piece * times for piece, times in (*indent, ("а", 1), *rest))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "_is_modest", lambda body: False)
        counted = exceeded(body)

    assert exceeded(body) == counted


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", " "])
def test_spaces_of_every_kind_indent(space: str) -> None:
    found = exceeded(" " + 40 * space + "слово")

    assert found is not None
    assert found.what == "the nesting of lists and quotations"
