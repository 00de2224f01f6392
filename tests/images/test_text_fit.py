from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis.strategies import text

from jarchy.images import text_fit
from jarchy.images.text_fit import BOLD, Block, Style, fit

HEADLINE = Style(BOLD, range(80, 19, -4), 1.2)
LONG = " ".join(["механизмдерин"] * 200)


def fitted(words: str, width: int = 600, height: int = 300) -> Block:
    return fit(words, HEADLINE, width, height)


def test_a_short_text_is_as_large_as_may_be() -> None:
    assert fitted("Форум") == Block(("Форум",), BOLD, 80, 96)


def test_a_longer_text_is_smaller_and_whole() -> None:
    words = "100 ЖӨБ органы аймактарды натыйжалуу өнүктүрүү үчүн мамлекет менен аракеттенүүнү талкуулайт"
    block = fitted(words)

    assert " ".join(block.lines) == words
    assert 20 < block.size < 80


def test_the_last_line_is_no_single_short_word() -> None:
    one_size = Style(BOLD, range(80, 79, -1), 1.2)

    assert fit("Форум ачылды деп билдирди уюм эл", one_size, 640, 900).lines[-2:] == ("билдирди", "уюм эл")


def test_a_long_word_makes_the_text_smaller_before_it_is_broken() -> None:
    assert fitted("достопримечательности").lines == ("достопримечательности",)
    assert "".join(fitted("А" * 200).lines) == "А" * 200


def test_no_word_is_parted_from_the_one_to_which_it_is_bound() -> None:
    lines = fitted("Бишкекте 3\u00a0июлда\u00a0форум ачылды", width=400).lines

    assert any("3\u00a0июлда\u00a0форум" in line for line in lines)


def test_what_is_too_much_ends_after_a_word_with_an_ellipsis() -> None:
    *whole, last = fitted(LONG).lines

    assert set(" ".join(whole).split()) == {"механизмдерин"}
    assert set(last.removesuffix("…").split()) == {"механизмдерин"}
    assert last.endswith("механизмдерин…")


def test_no_sign_stands_before_the_ellipsis() -> None:
    assert fitted(LONG.replace(" ", ", ")).lines[-1].endswith("механизмдерин…")


@given(text("аңһЖ —-«\u00a0", max_size=400))
def test_whatever_it_says_it_stays_in_its_box(words: str) -> None:
    block = fitted(words)

    assert block.height <= 300
    assert block.width <= 600


def test_a_text_of_any_length_is_measured_no_further_than_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of 100,000 letters, and as many short words: what has no room is not looked at."""
    measured = []
    plain = text_fit.font

    def counting(face: str, size: int) -> object:
        def getlength(text: str) -> float:
            measured.append(len(text))
            return plain(face, size).getlength(text)

        return SimpleNamespace(getlength=getlength)

    monkeypatch.setattr(text_fit, "font", counting)
    for words in "Ж" * 100_000, "Ж " * 50_000, f"{'Ж' * 9_900} {'Ж' * 9_900}":
        measured.clear()
        fitted(words)

        assert sum(measured) < 300_000


def test_an_ellipsis_stands_for_words_that_the_typeface_has_no_letters_for() -> None:
    assert fitted("Форум в 東京 都 открыт 🎉").lines == ("Форум в", "… открыт")
