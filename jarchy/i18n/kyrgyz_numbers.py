"""The Kyrgyz words for numbers, in all cases: endings follow the last vowel and the last letter of a word.

Each table has values, with their forms in small letters.
"""

from collections.abc import Iterable, Iterator

_WORDS = {
    "1": "бир",
    "2": "эки",
    "3": "үч",
    "4": "төрт",
    "5": "беш",
    "6": "алты",
    "7": "жети",
    "8": "сегиз",
    "9": "тогуз",
    "10": "он",
    "20": "жыйырма",
    "30": "отуз",
    "40": "кырк",
    "50": "элүү",
    "60": "алтымыш",
    "70": "жетимиш",
    "80": "сексен",
    "90": "токсон",
    "100": "жүз",
}
BARE = frozenset(_WORDS.values())  # only the last word of a number has an ending
_UNSURE = {"1", "40", "90", "100"}  # a, to shear, a quarter, a face
_OF_OTHER_WORDS = {"үчүн", "алтын", "алтыны", "алтынын"}  # for; gold
_COLLECTIVES = {"3": "үчөө", "4": "төртөө", "5": "бешөө", "6": "алтоо", "7": "жетөө"}
_VOWELS = {  # in endings after a vowel: the narrow one, and the wide one
    **dict.fromkeys("аы", ("ы", "а")),
    **dict.fromkeys("эеи", ("и", "е")),
    **dict.fromkeys("өү", ("ү", "ө")),
    "о": ("у", "о"),
    "у": ("у", "а"),
}
_VOICELESS = "кпстчш"


def _vowels_after(word: str) -> tuple[str, str]:
    return next(_VOWELS[letter] for letter in reversed(word) if letter in _VOWELS)


def _cases(word: str) -> Iterator[str]:
    """The word in all cases, and as an approximate number: беш, беште, бештеги, бештей, бештерде."""
    yield from _cases_of_one(word)
    wide = _vowels_after(word)[1]
    yield from _cases_of_one(f"{word}{'т' if word[-1] in _VOICELESS else 'л' if word[-1] in _VOWELS else 'д'}{wide}р")


def _cases_of_one(word: str) -> Iterator[str]:
    narrow, wide = _vowels_after(word)
    t, k = ("т", "к") if word[-1] in _VOICELESS else ("д", "г")
    n = "н" if word[-1] in _VOWELS else t
    of_place = _vowels_after(wide)[0]
    yield word
    for ending in (f"{n}{narrow}н", f"{k}{wide}", f"{n}{narrow}", f"{t}{wide}", f"{t}{wide}н"):
        yield word + ending
    yield f"{word}{t}{wide}г{of_place}"
    yield f"{word}{t}{wide}й"


def _cases_of_some(word: str) -> Iterator[str]:
    """A word for some of many in all cases: беши, бешинде, бешөөнө."""
    narrow, wide = _vowels_after(word)
    for ending in ("", f"н{narrow}н", f"н{wide}", "н", f"н{narrow}", f"нд{wide}", f"н{wide}н"):
        yield word + ending


def _of_some(word: str) -> str:
    """The word for some of many: беши — five of them."""
    return f"{word}{'с' if word[-1] in _VOWELS else ''}{_vowels_after(word)[0]}"


def _ordinal(word: str) -> str:
    narrow = _vowels_after(word)[0]
    return f"{word}{'' if word[-1] in _VOWELS else narrow}нч{narrow}"


def _joined(forms: Iterable[str]) -> str:
    return " ".join(form for form in forms if form not in _OF_OTHER_WORDS)


def _with_endings(word: str, endings: str) -> str:
    return " ".join(word + ending for ending in endings.split(" "))


_FORMS = {value: _joined((*_cases(word), *_cases_of_some(_of_some(word)))) for value, word in _WORDS.items()}
CARDINALS = {value: forms for value, forms in _FORMS.items() if value not in _UNSURE}
UNSURE = {value: forms for value, forms in _FORMS.items() if value in _UNSURE}
COLLECTIVES = {value: _joined(_cases_of_some(word)) for value, word in _COLLECTIVES.items()}
ORDINALS = {value: _ordinal(word) for value, word in _WORDS.items() if value != "1"}
NOUNS = {  # by their readings; words side by side have _ between them
    "middle-12 12 12:00": "чак_түш чак_түштө чак_түшкө чак_түштөн",
    "1.5 90 1:30": "саат_жарым саат_жарымга саат_жарымдан саат_жарымда",
    "1.5 18": "жыл_жарым жыл_жарымга жыл_жарымдан жыл_жарымда",
    "middle-0 24 24:00 0:00": "түн_ортосу түн_ортосунда түн_ортосуна түн_ортосунан түн_ортосунун",
}
HALVES = {  # of an hour, of a year
    "0.5 30": _with_endings("жарым_саат", " та тан ка тын ты тай тык"),
    "0.5 6": _with_endings(
        "жарым_жыл", " да дан га дын ды ы ында ына ынын дай дык дыкта дыкка дыктын дыкты дыктагы дыгы дыгында дыгынын"
    ),
}
