"""Files become text, or a problem that says where and why not."""

import os
from pathlib import Path

import pytest

from jarchy.core.decoding import MOST_SAID, decode
from jarchy.core.files import LARGEST_FILE, read_bytes
from jarchy.core.references import unescape
from jarchy.core.text import Position, Text


def decoded(data: bytes) -> tuple[Text | None, list[tuple[str, int, int]]]:
    text, found = decode("a.md", data)
    return text, [(problem.code, problem.where.line, problem.where.column) for problem in found]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_end_as_they_do_on_any_system(end: bytes) -> None:
    text, found = decoded(end.join([b"a", b"b"]))

    assert text is not None
    assert (text.lines, found) == (["a", "b"], [])


def test_letters_that_were_typed_in_two_parts_are_one() -> None:
    text, _ = decoded("Й".encode())

    assert str(text) == "Й"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"abc\nde\xff\n", ("encoding", 2, 3)),
        ("\u202eа".encode(), ("character", 1, 1)),
        (b"a\x00", ("character", 1, 2)),
        ("a\nб\u200bв".encode(), ("left-out", 2, 2)),
        ("а\u200dб".encode(), ("left-out", 1, 2)),
    ],
)
def test_what_belongs_into_no_text_is_a_problem_at_its_place_and_the_rest_is_read(
    data: bytes, problem: tuple[str, int, int]
) -> None:
    text, found = decoded(data)

    assert text is not None
    assert found == [problem]


def test_what_no_reader_would_miss_is_left_out_before_anything_is_read() -> None:
    text, _ = decoded("a\nБюд\u200bжет\u2060 \ufeffпринят".encode())

    assert str(text) == "a\nБюджет принят"


def test_a_place_after_what_was_left_out_is_the_place_in_the_file() -> None:
    text, _ = decoded("\u200bаб\u200bв\u200b".encode())

    assert text is not None
    assert text.lines == ["абв"]
    assert [text.at(Position(1, column)).column for column in (1, 2, 3)] == [2, 3, 5]
    assert text.at(Position(1, 3)).excerpt == "\u200bаб\u200bв\u200b"


def test_of_a_character_that_is_left_out_again_and_again_the_first_is_said_with_their_number() -> None:
    _, found = decode("a.md", "а\u200bб\nв\u200bг\u200b\u2060".encode())

    assert [(str(one.where), one.message) for one in found] == [
        ("a.md:1:2", "U+200B ZERO WIDTH SPACE is invisible, so it is left out (3 times)"),
        ("a.md:2:5", "U+2060 WORD JOINER is invisible, so it is left out"),
    ]


def test_many_characters_that_are_left_out_never_hide_an_error() -> None:
    lines = ["а\u200bб"] * 2 * MOST_SAID + ["а\u202eб"]

    assert ("character", 2 * MOST_SAID + 1, 2) in decoded("\n".join(lines).encode())[1]


def test_a_byte_order_mark_at_the_beginning_is_no_part_of_the_text() -> None:
    text, found = decoded(b"\xef\xbb\xbf---\n")

    assert (str(text), found) == ("---\n", [])


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_unicode_of_windows_is_an_error_that_says_what_it_is_and_the_text_is_read(codec: str) -> None:
    text, found = decode("a.md", "---\ntitle: Бюджет\n".encode(codec))

    assert str(text).removeprefix("\ufeff") == "---\ntitle: Бюджет\n"
    assert [one.code for one in found] == ["encoding"]
    assert codec[:6].upper() in found[0].message
    assert "Save as" in found[0].hint


@pytest.mark.parametrize(("codec", "name"), [("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "866")])
def test_another_encoding_is_named_with_the_words_that_stand_there(codec: str, name: str) -> None:
    text, found = decode("a.md", "---\ntitle: Бюджет принят\n---\n".encode(codec))

    assert text is not None
    assert [(one.code, one.where.line, one.where.column) for one in found] == [("encoding", 2, 8)]
    assert name in found[0].message
    assert "“Бюджет принят" in found[0].message


def test_a_letter_of_another_encoding_in_a_good_text_is_an_error_at_its_place_without_a_guess() -> None:
    _, found = decode("a.md", "Бюджет ".encode() + "«города»".encode("cp1251") + " принят единогласно".encode())

    assert [str(one.where) for one in found] == ["a.md:1:8"]
    assert found[0].message == "the file is not in UTF-8"


def test_the_file_of_another_program_is_one_error() -> None:
    assert decoded(b"PK\x03\x04\x14\x00\xff\xfe\x00" * 50) == (None, [("encoding", 0, 0)])


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert decoded(b"a" * (LARGEST_FILE + 1)) == (None, [("too-large", 0, 0)])


def test_emoji_of_several_signs_and_no_break_spaces_are_text() -> None:
    text, found = decoded("👩\u200d💻 2018\u00a0г.".encode())

    assert text is not None
    assert found == []


def test_every_strange_character_is_named() -> None:
    _, found = decoded("\u202eа\n\u2028".encode())

    assert found == [("character", 1, 1), ("character", 2, 1)]


def test_a_place_shows_its_line() -> None:
    where = Text("a.md", ["раз", "два"]).at(Position(2, 3))

    assert (str(where), where.excerpt) == ("a.md:2:3", "два")


def test_references_end_in_a_semicolon() -> None:
    assert unescape("a&amp;b &#106; &#x6A; &copy;") == "a&b j j ©"
    assert unescape("?a=1&region=2&copy=3") == "?a=1&region=2&copy=3"
    assert unescape("&#" + "0" * 5000 + "1;") == "&#" + "0" * 5000 + "1;"
    assert unescape("&#1;&#x0FFFE;&#150;") == "\x01\ufffe–"


def test_a_line_full_of_strange_characters_is_said_once_and_a_file_full_of_them_is_cut_short() -> None:
    assert decoded(b"\0" * 50_000)[1] == [("character", 1, 1)]
    assert decoded(b"\1\n" * 50_000)[1] == [("character", line, 1) for line in range(1, MOST_SAID + 1)]


def test_of_a_huge_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "huge"
    with file.open("wb") as opened:
        opened.truncate(10**9)
    data = read_bytes(file)

    assert data is not None
    assert len(data) == LARGEST_FILE + 1


def test_links_pipes_and_folders_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")

    assert read_bytes(tmp_path / "file") == b"x"
    assert [read_bytes(tmp_path / name) for name in ("link", "pipe", ".")] == [None, None, None]
