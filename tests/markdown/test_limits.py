"""Limits that no text of a newsroom meets: each is a problem with its place, and what would run away never starts."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from jarchy.core.decoding import decode
from jarchy.core.files import LARGEST_FILE
from jarchy.core.references import strange_references
from jarchy.i18n.language import language
from jarchy.i18n.typography import typeset
from jarchy.markdown.limits import (
    DEEPEST,
    LARGEST_BLOCK,
    LARGEST_BODY,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_FOOTNOTE_REFERENCES,
    MOST_LINKS,
    MOST_OPEN_BRACKETS,
)
from tests.markdown.test_parser import read

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
        "Текст.",
        paragraphs(150),
        "а" * LARGEST_BLOCK,
        "[" * MOST_OPEN_BRACKETS,
        "[а](https://a.example/) " * MOST_LINKS,
        "\n".join(f"- Грант {number}: {'слово ' * 15}" for number in range(150)),
        "\n".join(f"• Грант {number}: {'слово ' * 15}" for number in range(150)),
        table(MOST_COLUMNS, 20),
        table(2, 2_500),
        "\n".join("    " * depth + "- а" for depth in range(8)),
        "> " * DEEPEST + "а",
        "1. " * DEEPEST + "а",
        "* * * * * * * * * * * *",
        "- - - - - - - - - - - -",
        "----------------------",
        "Да - нет - да - нет - да - нет - да - нет - да - нет",
        "".join(f"а[^{number}] " for number in range(100))
        + "".join(f"\n\n[^{number}]: Сноска" for number in range(100)),
        "\n  \t\n".join(["Слово " * 1000] * 5),
    ],
)
def test_a_text_within_the_limits_is_read(body: str) -> None:
    assert "too-large" not in read(body).codes


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (paragraphs(200), 1, "the text is too long: 120,398 characters, at most 100,000"),
        ("[^1] " * 201, 1, "too many references to footnotes: 201, at most 200"),
        ("а\n" * 5_001, 1, "the text is too long: 5,001 lines, at most 5,000"),
        ("Раз.\n\n" + "а" * 10_001, 3, "the paragraph is too long: 10,001 characters, at most 10,000"),
        ("Раз.\n\nДва.\n\n" + "[" * 11, 5, "too many open brackets: 11, at most 10"),
        ("- Раз.\n- " + "[" * 11, 2, "too many open brackets: 11, at most 10"),
        ("[а](b)" * 201, 1, "too many links in a paragraph: 201, at most 200"),
        ("Раз.\n\n" + "> " * 9 + "а", 3, "the list or quotation has too many levels, at most 8"),
        ("Раз.\n\n" + "- " * 9 + "а", 3, "the list or quotation has too many levels, at most 8"),
        ("Раз.\n\n" + "1. " * 9 + "а", 3, "the list or quotation has too many levels, at most 8"),
        (f"Раз.\n\n{table(31, 3)}", 4, "the table has too many columns: 31, at most 30"),
        (table(2, 2_503), 2_502, "the table has too many cells: 5,002, at most 5,000"),
    ],
)
def test_every_limit_is_a_problem_with_its_line(body: str, line: int, message: str) -> None:
    problem = next(one for one in read(body).problems if one.code == "too-large")

    assert problem.where.line == line
    assert problem.message == message


def test_what_else_is_wrong_in_a_text_with_something_too_large_is_said_at_once() -> None:
    assert read("[" * 11 + "\n\n# Раз").codes == ["heading-level", "too-large"]


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


TAKES_SECONDS = {
    "brackets closed first": "]" * 4_900 + "[" * 4_900,
    "escaped brackets": r"\][" * 3_200,
    "brackets in code": "`]`[" * 2_400,
    "brackets in half of a code": "`а``" + "[" * 4_000 + "```б",
    "brackets between two items": "- `а\n- " + "[" * 9_000 + "\n- б`",
    "code without end": "``\\" * 3_200,
}


@pytest.mark.parametrize("body", TAKES_SECONDS.values(), ids=TAKES_SECONDS.keys())
def test_what_takes_inline_patterns_seconds_is_refused_before(body: str) -> None:
    """Each of these takes Python-Markdown between 3 and 50 seconds for a block of 10 KB."""
    assert "too-large" in read(body).codes


LONG = {
    "definitions of a term": "а\n" + ": б\n" * 2_400,
    "definitions alone": "\n: а" * 2_400,
    "speech": "- Да, — сказал он.\n" * 4_900,
    "asterisks of notes": "а*\n\n" + "* б\n\nв\n\n" * 1_200,
    "bullets": "• а\n" * 4_900,
    "bullets apart": "• а\n\n" * 2_400,
    "letters": "а) б\n" * 4_900,
    "fences": "```\n" * 4_900,
    "fences of growing length": "\n".join("`" * length for length in range(3, 400)),
    "comments that never end": "-->" + "<!--" * 20_000,
    "labels": "".join(f"[{number}]: b\n" for number in range(4_900)),
    "notes": "".join(f"[^{number}]: b\n" for number in range(190)) * 20,
    "curly brackets": "{{" * 4_900,
    "round brackets": "(" * 9_900,
    "words without end": "а." * 4_900 + "@",
    "plus signs": "+1 " * 3_200,
    "figures": "+" + "1 " * 4_900,
    "addresses with brackets": "https://a.kg/" + "(" * 4_000 + ")" * 4_000,
    "ends of addresses": "https://a.kg/" + "&a;" * 3_000,
    "carets": "а^" * 4_900,
    "underlines": "а\n-\n" * 2_400,
    "rows": "а|б\n" * 4_900,
} | {line: f"{line}\n" * 4_900 for line in ("=", "-", "## ", "[а]:", ": а", "> а", "1. а", "|", "  - а")}


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("body", LONG.values(), ids=LONG.keys())
def test_no_long_text_makes_the_parser_of_blocks_run_away(body: str) -> None:
    one = read(body)

    assert one.html or one.problems


LONGEST_LINES = {
    "letters and a line of a box": "а" * 100_000 + " │",
    "letters and signs": "а®" * 50_000,
    "mojibake": "Р°" * 50_000,
    "capitals": "РІ" * 50_000,
    "quotations that never end": "В«а" * 30_000,
    "accents": "é" * 100_000,
    "zero-width spaces": "а\u200b" * 50_000,
    "joiners": "ක\u200d" * 30_000,
    "isolates": "\u2067" * 80_000 + "ש",
    "references": "&#8203;" * 30_000,
    "signs of references": "&#" * 100_000,
    "marks of conflicts": "<<<<<<< а\n=======\n" * 10_000,
    "marks of quotations": ">>>>>>> а\n" * 20_000,
}


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("text", LONGEST_LINES.values(), ids=LONGEST_LINES.keys())
def test_no_line_makes_the_check_of_characters_run_away(text: str) -> None:
    decoded, _ = decode("a.md", text.encode()[:LARGEST_FILE])

    assert decoded is not None
    assert len(list(strange_references(text, right_to_left=False))) == text.count("&#8203;")


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(
    "text",
    [
        "_" * 100_000 + " a@b",
        "«" * 100_000,
        "а " * 50_000,
        "5 " * 50_000 + "%",
        "А. " * 30_000,
        "5 - " * 30_000,
        "+(" * 50_000,
        "https://" * 9_000,
    ],
)
def test_no_title_makes_the_typesetter_run_away(text: str) -> None:
    """Titles have no limit of their own but that of the file."""
    assert typeset(text, language("ru"))
