"""A reader finds a word by any of its forms, typed on any keyboard."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarchy.i18n.language import language
from jarchy.i18n.stemming import Folding
from tests.conftest import PROJECT

FAMILIES = [
    line.split()
    for line in (PROJECT / "tests/golden/kyrgyz-words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
KYRGYZ, RUSSIAN = language("ky").folding, language("ru").folding


def test_nearly_all_forms_of_a_kyrgyz_word_are_found_by_one() -> None:
    """The others end as other words do: -луу also makes adjectives, and колдогон was колдоо-гон."""
    forms = [(word, form) for word, *forms in FAMILIES for form in forms]

    assert len(forms) == 692
    assert [form for word, form in forms if KYRGYZ.fold(word) != KYRGYZ.fold(form)] == [
        "колдогон",
        "башталды",
        "башталган",
    ]


def test_hardly_two_words_are_taken_for_one() -> None:
    words: dict[str, set[str]] = defaultdict(set)
    for word, *_ in FAMILIES:
        words[KYRGYZ.fold(word)].add(word)

    assert sorted(sorted(alike) for alike in words.values() if len(alike) > 1) == [
        ["башкарма", "башкармалык"],
        ["болуу", "бөлүү"],
        ["жаран", "жарандык"],
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("окмот", "өкмөт"), ("омурбек", "Өмүрбек"), ("кенеш", "Кеңеш"), ("отчет", "отчёт"), ("МЕКТЕП", "мектептин")],
)
def test_kyrgyz_is_found_as_it_is_typed_on_a_russian_keyboard(typed: str, meant: str) -> None:
    assert KYRGYZ.fold(typed) == KYRGYZ.fold(meant)


def test_each_part_of_a_compound_is_a_word_and_all_else_stays() -> None:
    assert KYRGYZ.fold("Иш-чаралардын 2018-жылы, №5: release.txt") == "иш-чара 2018-жыл, №5: release.txt"


@pytest.mark.parametrize("word", ["эл", "суу", "газ", "тоо", "ооба", "жана", "салык", "бөлүк", "күн"])
def test_a_word_is_not_taken_for_its_own_ending(word: str) -> None:
    """What would be left, as the са of салык, is no word."""
    assert len(KYRGYZ.fold(word)) == len(word)


@given(st.lists(st.sampled_from(["эл", "ка", *KYRGYZ.endings]), min_size=1, max_size=6).map("".join))
def test_what_is_folded_is_not_folded_again_and_never_nothing(word: str) -> None:
    folded = KYRGYZ.fold(word)

    assert folded == KYRGYZ.fold(folded) != ""


def test_russian_keeps_its_endings_which_pagefind_knows() -> None:
    assert RUSSIAN.fold("Ёлками Өкмөт") == "елками окмот"


def test_a_language_that_says_nothing_keeps_all_but_capitals() -> None:
    assert Folding().fold("Straße, Ёлка") == "straße, ёлка"
