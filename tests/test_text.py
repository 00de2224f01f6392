"""Files become text, or a problem that says where and why not."""

import os
from pathlib import Path

import pytest

from jarchy.problems import Problem
from jarchy.text import LARGEST_FILE, MOST_SAID, Mark, Text, decode, read_bytes, unescape


def decoded(data: bytes) -> tuple[Text | None, list[tuple[str, int, int]]]:
    found: list[Problem] = []
    text = decode("a.md", data, found)
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
        (b"\xef\xbb\xbf---\n", ("byte-order-mark", 1, 1)),
        (b"abc\nde\xff\n", ("encoding", 2, 3)),
        ("a\nб\u200bв".encode(), ("character", 2, 2)),
        ("\u202eа".encode(), ("character", 1, 1)),
        (b"a\x00", ("character", 1, 2)),
        ("а\u200dб".encode(), ("character", 1, 2)),
        (b"a" * (LARGEST_FILE + 1), ("too-large", 0, 0)),
    ],
)
def test_what_is_no_text_is_a_problem_at_its_place(data: bytes, problem: tuple[str, int, int]) -> None:
    assert decoded(data) == (None, [problem])


def test_emoji_of_several_signs_and_no_break_spaces_are_text() -> None:
    text, found = decoded("👩\u200d💻 2018\u00a0г.".encode())

    assert text is not None
    assert found == []


def test_every_strange_character_is_named() -> None:
    _, found = decoded("\u200bа\n\u200b".encode())

    assert found == [("character", 1, 1), ("character", 2, 1)]


def test_a_place_shows_its_line() -> None:
    where = Text("a.md", ["раз", "два"]).at(Mark(2, 3))

    assert (str(where), where.excerpt) == ("a.md:2:3", "два")


def test_references_end_in_a_semicolon() -> None:
    assert unescape("a&amp;b &#106; &#x6A; &copy;") == "a&b j j ©"
    assert unescape("?a=1&region=2&copy=3") == "?a=1&region=2&copy=3"
    assert unescape("&#" + "0" * 5000 + "1;") == "&#" + "0" * 5000 + "1;"


def test_a_line_full_of_strange_characters_is_said_once_and_a_file_full_of_them_is_cut_short() -> None:
    assert decoded(b"\0" * 50_000)[1] == [("character", 1, 1)]
    assert decoded(b"\0\n" * 50_000)[1] == [("character", line, 1) for line in range(1, MOST_SAID + 1)]


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
