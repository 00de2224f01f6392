"""What is read without YAML's loader is what the loader would read: keys, values and places, and nothing is wrong."""

import os
import re
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from benchmarks.peers.jarchy import Jarchy
from jarchy.core.text import Position, Text
from jarchy.problems import Problem
from jarchy.schema.entries import MOST_LINES, read_entries
from jarchy.schema.frontmatter import split
from jarchy.schema.nodes import MappingNode, SequenceNode
from jarchy.schema.recovery import read_yaml
from jarchy.schema.yaml_reader import MOST_NODES
from tests.conftest import FROZEN

CASES = 1_500_000 if os.environ.get("JARCHY_LONG") else 3_000

SOUND = """
title: Форум 14:30, https://a.example/?b=c&d=[e] – «роль» 100 % {x} 'y' "z"
status: 'draft: # '
summary: "a # b: c"
tags: [subject-1, 2018, no]
# Заметка: “x”
updates:
  2018-07-03-a:
    text: ~
    date: 2018-07-03 10:00
  b:
    list:
      - x
      - "- y"
organisers:

  - yes
  - 12:30

translation:
  of: 0x1F
"""
ATOMS = [
    *"-?:,[]{}#&*!|>'\"%@`\\/=<~^.;()+$_ \t\n\r\v\f\0\x01\x07\x1b\x7f",
    *"\x80\x85\x9f\xa0\xad\u0301\u0306\u034f\u200b\u200d\u200e\u2028\u2029\u202e\u212b\u2066\u2126\ufeff\ufffd\ufffe",
    *"аЙңёé№„“”…—㎏한ｱ\u1161😀\U000e0020\U0010ffff",
    *(
        "  ",
        "    ",
        "\n\n",
        "\n ",
        "\n  ",
        "\n    ",
        ": ",
        ":  ",
        " :",
        " #",
        "# ",
        "- ",
        "-\n",
        ":\n",
        ": |\n  ",
        ": >\n",
    ),
    *("---", "\n---\n", "...", "\n...\n", "--- ", "%YAML 1.2\n", "<<: ", "? ", "!!str ", "&a ", "*a", "\\n", "\\u202e"),
    *("title: ", "a: b", "status:", "\nstatus: draft\n", "\nembargo: x", "key", "[]", "{}", "[a]", "[a, b]", "[a,b]"),
    *("[a, [b]]", "{a: b}", "''", '""', "'a'", '"a"', "'a''b'", "null", "true", "1.10", "a" * 99, "я" * 1100),
]


PLACES = [
    *(
        "title: {}",
        "title: {}а",
        "title: а{}",
        "title: а{}б",
        "title: а {}",
        "title: а {} б",
        "title: '{}'",
        'title: "{}"',
    ),
    *("title: {}'а'", "title: 'а'{}", "{}", "{}title: а", "t{}: а", "title{}: а", "title{}", "title:{}", "title:{}а"),
    *("tags:\n  - {}", "tags:\n  - {}а", "tags:\n  - а{}", "tags:\n  -{}а", "tags:\n  {}- а", "tags:\n{}- а", "- {}"),
    *("tags: [{}]", "tags: [{}a]", "tags: [a{}]", "tags: [a, {}]", "tags: [a,{}b]", "tags: [a]{}", "tags: {}[a]"),
    *("# {}", "{}# а", "roles:\n  {}chair: а", "roles:\n{}chair: а", "roles:{}\n  chair: а", "roles:\n  chair: а{}"),
    *(
        "roles:\n  chair:{}\n    title: а",
        "roles:\n  chair:\n    {}title: а",
        "title: а\n{}date: б",
        "title: а{}date: б",
    ),
]


def loaded(source: str) -> tuple[MappingNode, list[Problem]]:
    """What YAML's loader reads."""
    return read_yaml(Text("a.md", f"---{source}---".split("\n")), source)


def is_taken(source: str) -> bool:
    """Whether a text is read without YAML's loader; then both must read the same."""
    read = read_entries(source)
    if read is not None:
        assert (read, []) == loaded(source), repr(source)
    return read is not None


def hostile(random: Random) -> str:
    """Some lines of a sound text, in which some places are not."""
    source = "\n".join(one for one in re.split(r"\n(?! )", SOUND) if random.random() < 0.5)
    if random.random() < 0.2:
        lines = source.split("\n")
        lines.insert(random.randint(0, len(lines)), random.choice(lines))
        source = "\n".join(lines)
    source = f"\n{source}\n"
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        at = random.randint(0, len(source))
        to = at + random.choice((0, 0, 0, 0, 1, 2))
        source = source[:at] + "".join(random.choices(ATOMS, k=random.choice((0, 1, 1, 1, 2)))) + source[to:]
    return source


@pytest.mark.parametrize("place", PLACES)
def test_every_sign_in_every_place_is_read_as_the_loader_reads_it_or_left_to_it(place: str) -> None:
    for atom in ATOMS:
        for after in ("", "\ndate: x", "\n  of: x"):
            is_taken(f"\n{place.format(atom)}{after}\n")


def test_hostile_texts_are_read_as_the_loader_reads_them_or_left_to_it() -> None:
    random = Random(2018)
    taken = sum(is_taken(hostile(random)) for _ in range(CASES))

    assert taken > CASES // 10


@given(
    st.lists(st.sampled_from(ATOMS) | st.text(max_size=3), max_size=6).map("".join), st.sampled_from(["", " ", "  "])
)
def test_any_value_is_read_as_the_loader_reads_it_or_left_to_it(value: str, indent: str) -> None:
    for before in ("title: ", "title:", "tags:\n  - ", "roles:\n  chair: ", ""):
        for after in ("\n", "\ndate: x\n", "\n  of: x\n"):
            is_taken(f"\n{before}{indent}{value}{after}")


@given(
    st.lists(
        st.sampled_from(["a", "b:", "b: c", "- d", "-", "#", ""]).flatmap(
            lambda line: st.sampled_from([" " * width + line for width in range(9)])
        ),
        max_size=8,
    )
)
def test_any_indentation_is_read_as_the_loader_reads_it_or_left_to_it(lines: list[str]) -> None:
    is_taken("\n" + "\n".join(lines) + "\n")


def test_texts_tables_and_lists_are_read_with_their_places() -> None:
    assert is_taken(SOUND)
    table = read_entries(SOUND)
    assert table is not None
    tags = table.items["tags"]

    assert table.keys["title"] == Position(2, 1)
    assert isinstance(tags, SequenceNode)
    assert [item.mark for item in tags.items] == [Position(5, 8), Position(5, 19), Position(5, 25)]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\n",
        "\n- a\n",
        "\na\n",
        "\na:\n",
        "\na: \n",
        "\na: b \n",
        "\na:  b\n",
        "\na: b\n c\n",
        "\na: b: c\n",
        "\na: b:\n",
        "\na: b # c\n",
        "\na: b\na: c\n",
        "\na: &b c\n",
        "\na: 'b\n",
        '\na: "\\0"\n',
        "\na: |\n  b\n",
        "\na:\n  - b\n  c: d\n",
        "\na:\n  b: c\n  - d\n",
        "\na:\n    b: c\n",
        "\n  a: b\nc: d\n",
        "\na: b\n...\n",
        f"\na: {normalize('NFD', 'й')}\n",
        '\na: "x\u200by"\n',
        "\na: x\ufeffy\n",
        f"\n{'a' * 1100}: b\n",
    ],
)
def test_what_may_be_anything_else_is_left_to_the_loader(source: str) -> None:
    assert read_entries(source) is None


def test_as_many_lines_as_are_read_hold_no_more_values_than_are_accepted() -> None:
    lines = [f"a{number}:\n  b: [c, d, e, f, g]" for number in range(MOST_LINES // 2 - 1)]
    table, found = loaded("\n" + "\n".join(lines) + "\n")

    assert is_taken("\n" + "\n".join(lines) + "\n")
    assert found == []
    assert len(table.items) < MOST_NODES
    assert not is_taken("\n" * MOST_LINES + "a: b\n")
    assert is_taken(f"a: [{', '.join('b' * 20)}]\n")
    assert not is_taken(f"a: [{', '.join('b' * 21)}]\n")
    assert not is_taken(f"a: {',' * 1_001}\n")


def test_nearly_all_front_matter_is_read_without_the_loader() -> None:
    """Or all would be right, and slow."""
    texts = [file.read_text(encoding="utf-8") for file in FROZEN.glob("*/*.md")]
    texts += [Jarchy().source(document)[1] for document in Corpus(10)]
    taken = [is_taken(text.removeprefix("---").partition("---\n")[0]) for text in texts]

    assert sum(taken) > 0.9 * len(taken)


def test_a_document_is_read_without_the_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("jarchy.schema.recovery.read_yaml")
    matter, _ = split(Text("a.md", ["---", "title: А", "---", "Текст"]))

    assert matter is not None
    assert matter.fields.keys == {"title": Position(2, 1)}
