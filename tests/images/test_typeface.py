"""Pictures are lettered in a typeface that has Latin and Cyrillic letters; others are known before they are drawn."""

import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from jarchy.images.text_fit import BOLD, FACES, REGULAR
from jarchy.images.typeface import drawable, lacking


@pytest.mark.parametrize("face", [REGULAR, BOLD])
def test_what_is_drawable_is_in_the_font_and_what_is_in_the_font_is_drawable(face: str) -> None:
    letters = TTFont(FACES / face).getBestCmap()
    found = {code for code in range(sys.maxunicode + 1) if code in letters}

    assert {code for code in found if drawable(f"-{chr(code)}-") != f"-{chr(code)}-"} == set()
    assert all(ord(one) in letters for code in range(0x3000) for one in drawable(chr(code)) if not lacking(one))


def test_emoji_are_left_out_and_no_gap_stays_in_their_place() -> None:
    assert drawable("Нооруз 🎉 майрамы ✅ кутман болсун 👩‍👧🇰🇬") == "Нооруз майрамы кутман болсун"


def test_signs_have_their_like_drawn_in_their_place() -> None:
    assert drawable("Ш\ufb01ф\u202f5\u20115") == "Шfiф 5\u20105"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("საქართველო", "საქართველო"),
        ("Форум в 東京 открыт", "東京"),
        ("منتدى", "منتدى"),
        ("Ҥ", "Ҥ"),
        ("Бюджет", ""),
        ("", ""),
        ("🎉 ✅", "🎉 ✅"),
        ("№ 5", ""),
    ],
)
def test_letters_that_the_typeface_lacks_are_known(text: str, letters: str) -> None:
    assert lacking(text) == letters


def test_letters_of_the_languages_of_the_region_are_there() -> None:
    for letters in ("ңөү", "әғқңөұүһі", "їєґ", "ўқғҳ", "ӣӯҳҷқғ", "ğışçö", "ąęłńóśźż", "ěřůžýāēīļňș"):
        assert lacking(letters + unicodedata.normalize("NFC", letters.upper())) == ""
