"""What is typed is read as CommonMark and GitHub read it, or its writer is told: or there is a reason in the table."""

import pytest

from tests.commonmark.measure import LANGUAGE, is_silently_different
from tests.commonmark.reference import commonmark, outline
from tests.commonmark.texts import PIECES, Piece, alone, texts
from tests.markdown.test_parser import read

MEANT = [piece for piece in PIECES if piece.why]
REPORTED = [piece for piece in PIECES if piece.code]
SAME = [piece for piece in PIECES if not piece.why and not piece.code]


@pytest.mark.parametrize("piece", SAME, ids=lambda piece: piece.name)
def test_a_text_comes_out_as_commonmark_shows_it(piece: Piece) -> None:
    one = read(alone(piece).typed, LANGUAGE)

    assert one.problems == []
    assert outline(one.html) == outline(commonmark(one.body))


@pytest.mark.parametrize("piece", REPORTED, ids=lambda piece: piece.name)
def test_what_other_programs_know_and_slips_are_reported(piece: Piece) -> None:
    one = read(alone(piece).typed, LANGUAGE)

    assert {problem.code for problem in one.problems} == {piece.code}


@pytest.mark.parametrize("piece", MEANT, ids=lambda piece: piece.name)
def test_where_the_dialect_departs_it_shows_what_is_meant(piece: Piece) -> None:
    """And it does depart: a difference that is none any more is no entry of the table."""
    text = alone(piece)
    one = read(text.typed, LANGUAGE)

    assert one.problems == []
    assert outline(one.html) == outline(commonmark(text.meant))
    assert one.html.split() != commonmark(text.typed).split()


def test_no_text_is_silently_something_else() -> None:
    different = [text for text in texts(600) if is_silently_different(text)]

    assert different == []


def test_the_comparison_sees_differences() -> None:
    """Of structure, of words, of addresses and of numbers; not of what typography sets."""
    assert outline("<p>а</p><p>б</p>") != outline("<p>а б</p>")
    assert outline("<ul><li>а</li></ul>") != outline("<ul><li><p>а</p></li></ul>")
    assert outline("<p>аб</p>") != outline("<p>а б</p>")
    assert outline('<a href="https://a.kg/">а</a>') != outline('<a href="https://b.kg/">а</a>')
    assert outline('<ol start="3"><li>а</li></ol>') != outline("<ol><li>а</li></ol>")
    assert outline("<p>«а» — б</p>") == outline('<p>"а" - б</p>')
