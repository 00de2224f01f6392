"""The rules by which a line does not part what belongs together, as patterns. Letters and digits never change.

A pattern begins with its rarest character and looks behind for the rest, so that most text is skipped quickly.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.boundaries import APART, BOUNDARY
from jarchy.i18n.held_words import HeldWords
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from jarchy.i18n.language import Language
from jarchy.i18n.runs import LONGEST_WORDS

Replacement = str | Callable[[re.Match[str]], str]


class Rule(NamedTuple):
    """What a pattern is replaced by, and the characters without which it cannot match."""

    signs: tuple[str, ...]
    pattern: str
    replacement: Replacement


SPACE = f"[ \n{NO_BREAK_SPACE}]"  # a line break counts as a space
DIGITS = tuple("0123456789")
_BETWEEN = f"[ \n{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}-]"  # groups of digits
_SPACES = (" ", "\n")
_EDGES = f"{BOUNDARY}*"
_CAPITAL, _SMALL = "A-ZА-ЯЁҢӨҮ", "[a-zа-яёңөү]"


def joints(language: Language) -> Iterator[Rule]:
    if language.units:
        yield from _in_numbers(language)
    yield from _beside_words(language)
    yield from _in_addresses(language.held)
    if language.initials:
        yield from _beside_initials(language)
        yield Rule(("-",), f"-(?=([{_CAPITAL}]{_LETTERS}))", _hyphen_of_a_name)
    if language.short_words:
        yield Rule(_SPACES, rf"{SPACE}(?:{_short(language.short_words)})(?=\S)", NO_BREAK_SPACE)
    for signs, before, after in language.joints:
        ends = rf"({before}{_EDGES}){SPACE}(?={_EDGES}{after})"
        yield Rule(tuple(signs.split()) or DIGITS, ends.replace(r"\s", rf"{_EDGES}{SPACE}{_EDGES}"), _joint)
    if language.units:
        yield from _behind_numbers(language)  # the last ones: they measure what the others hold together


def _in_numbers(language: Language) -> Iterator[Rule]:
    yield Rule(("№", "§"), rf"[№§](?:(?<=№)|{SPACE}){SPACE}*(?=\d)", _number_sign)
    begins = rf"[+(0-9](?<![\w+.,:/{NO_BREAK_HYPHEN}-].)"
    area = r"\([0-9]{2,5}\)"
    begins += rf"(?:(?<=\(){area[2:]}|(?<!\()[0-9]*(?:{_BETWEEN}?{area})?)"
    yield Rule(DIGITS, rf"{begins}(?:{_BETWEEN}|(?<=\)))[0-9]+(?:{_BETWEEN}[0-9]+)*", _number)
    kept = r"(?<=[0-9]-)(?=[^\W_])" if language.number_endings else "(?<=[0-9]-)(?=[0-9])"
    if language.held.weekdays:
        day = f"(?:{'|'.join(form for word in language.held.weekdays.split() for form in (word, word.capitalize()))})"
        kept = rf"(?:{kept}|(?<=\b{day}-)(?={day}\b))"  # пн-пт
    yield Rule(("-",), f"-{kept}", NO_BREAK_HYPHEN)


def _behind_numbers(language: Language) -> Iterator[Rule]:
    """A number stays with its unit, and a short one with the word that it counts."""
    units, multipliers = map(_any, (language.units, language.multipliers))
    ends = rf"(?:{language.suffixes})?(?!\w)" if language.takes_suffixes else r"(?!\w)"
    word = rf"(?P<word>{_SMALL}{{3,14}})(?![\w{NO_BREAK_HYPHEN}-])"
    counted = partial(_counted, frozenset(language.held.uncounted.split()))
    yield Rule(DIGITS, rf"[0-9]{_EDGES}[ \n](?={_EDGES}(?:(?:{units}){ends}|{word}))", counted)
    if multipliers:
        signs = tuple(sorted({word.strip("*.")[:5] for word in language.multipliers.split()}))
        amount = rf"([0-9]{_EDGES}{SPACE}{_EDGES}(?:{multipliers}){_EDGES})"
        yield Rule(signs, rf"{amount}{SPACE}(?={_EDGES}(?:{units}){ends})", _joint)


def _beside_words(language: Language) -> Iterator[Rule]:
    held = language.held
    if held.before_number:
        numbers = rf"(?={_EDGES}(?:№|[+(]?[0-9]))(?:{_held(held.before_number)})"
        no_number = rf"(?<!\d)(?<!\d{SPACE})"
        names = rf"(?={_EDGES}[«„“]?[{_CAPITAL}])(?:{_held(held.before_name, no_number)})"
        soon = f"(?=[{BOUNDARY}№+(0-9«„“{_CAPITAL}])"  # most spaces are followed by a small letter
        yield Rule(_SPACES, rf"{SPACE}{soon}(?:{numbers}|{names})", NO_BREAK_SPACE)
    if held.after_name:
        yield Rule((".",), rf"{SPACE}(?=(?:{_any(held.after_name)})(?!\w))(?<=[\w»]{SPACE})", NO_BREAK_SPACE)
    if held.after_roman:
        numeral = "|".join(rf"(?<=(?<!\w)[IVXLCХ]{{{length}}}{SPACE})" for length in range(1, 6))
        nouns = rf"(?=(?:{_any(held.after_roman)})(?!\w))"
        yield Rule(tuple("IVXХ"), rf"([IVXLCХ]){SPACE}{nouns}(?:{numeral})", _joint)


def _in_addresses(held: HeldWords) -> Iterator[Rule]:
    """The number of a house stays with the name of its street: ул. Ленина, 221."""
    if held.before_street:
        house = rf"{SPACE}(?={_EDGES}[0-9]{{1,4}}(?![0-9:%]|{SPACE}[0-9]))"
        name = rf"[«„“]?[{_CAPITAL}][\w.-]*(?:{SPACE}[{_CAPITAL}][\w.-]*)?[»”“]?"
        before, after = _any(held.before_street), _any(held.after_street)
        street = lazy_pattern(rf"\b(?i:{before}){SPACE}{name}$" + (rf"|\w»?{SPACE}(?:{after})$" if after else ""))
        yield Rule((",",), f",({_EDGES}){house}", partial(_house, street))
        by_length = groupby(sorted(re.findall(r"\w+(?=\.)", held.before_street), key=len), key=len)
        short = "|".join(rf"(?<=\b(?:{'|'.join(group)})\.)" for _, group in by_length)
        yield Rule((".",), rf"(\.(?:{short}){SPACE}{name}){house}", _joint)


def _beside_initials(language: Language) -> Iterator[Rule]:
    one = f"[{language.initials}]"
    yield Rule((".",), rf"\.(?<=(?<!\w){one}\.){SPACE}?({one}\.){SPACE}?(?={one})", _initials)
    single = rf"\.(?<=(?<![\w.{NO_BREAK_HYPHEN}-]){one}\.)({_EDGES}){SPACE}(?={_EDGES}{one}(?:[^\W\d_]|\.))"
    letters = lazy_pattern(rf"(?:(?<!\w)(?:{_any(language.held.before_letter)})|\d){SPACE}?.$", re.IGNORECASE)
    yield Rule((".",), single, partial(_initial, letters))
    surname = rf"{one}(?<!\w.)[^\W\d_]+(?<=[^{_CAPITAL}])"
    yield Rule((".",), rf"({surname}){SPACE}(?={one}\.(?:{SPACE}?{one}\.)?(?!{SPACE}?{_EDGES}{one}))", _joint)


def abbreviations(language: Language) -> Iterator[Rule]:
    for words in language.abbreviations:
        first, *others = map(re.escape, words)
        first = f"[{first[0]}{first[0].upper()}]{first[1:]}"
        typed = f"{SPACE}?".join([rf"({first})(?<!\w{first})", *others])
        yield Rule((words[-1],), typed, partial(_abbreviation, NO_BREAK_SPACE.join(("", *words[1:]))))


def _abbreviation(rest: str, match: re.Match[str]) -> str:
    return match[1] + rest  # the first letter may be a capital one


def _any(words: str) -> str:
    """A pattern for any of these words; * stands for any ending."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())


def _short(words: str) -> str:
    """A pattern for the place behind a space that follows one of these words: one part for each length of word."""
    parts: list[str] = []
    for _, group in groupby(sorted(words.split(), key=len), key=len):
        choice = "|".join(form for word in group for form in (word, word.capitalize()))
        parts.append(rf"(?<=(?<![\w{NO_BREAK_SPACE}.-])(?:{choice}){SPACE})")
    return "|".join(parts)


def _held(words: str, no_number: str = "") -> str:
    """As above, also at the end of a run, but not for the end of an abbreviation: и т. п. 3 человека."""
    parts: list[str] = []
    for length, group in groupby(sorted(words.split(), key=len), key=len):
        alone = rf"(?<!\b{_SMALL}\.{SPACE})" if length == len("п.") else ""
        choice = rf"(?<![\w.-]){no_number}{alone}(?i:{'|'.join(map(re.escape, group))})"
        parts += (rf"(?<={choice}{end}{SPACE})" for end in ("", BOUNDARY))
    return "|".join(parts)


def _joint(match: re.Match[str]) -> str:
    return match[1] + NO_BREAK_SPACE


def _counted(uncounted: frozenset[str], match: re.Match[str]) -> str:
    """A number and its unit, or another word. A year counts nothing, and neither does the end of a telephone number."""
    if word := match["word"]:
        before = match.string[max(0, match.end() - 2 * LONGEST_WORDS) : match.end() - 1].replace(BOUNDARY, "")
        number = _COUNTS.search(before[max(map(before.rfind, _RUN_ENDS)) + 1 :])
        if word in uncounted or not number or len(number[0]) + 1 + len(word) > LONGEST_WORDS:
            return match[0]
    return match[0][:-1] + NO_BREAK_SPACE


_RUN_ENDS = " \n" + APART[-1]
_COUNTS = lazy_pattern(
    rf"(?<![\w.,:/+–—{NO_BREAK_HYPHEN}-])(?<![0-9]{NO_BREAK_SPACE})(?!(?:19|20)[0-9]{{2}}$)"
    rf"(?:[0-9]{{1,4}}[–{NO_BREAK_HYPHEN}-])?(?:[0-9]{{1,4}}|[0-9]{{1,3}}(?:{NO_BREAK_SPACE}[0-9]{{3}})+|[0-9]{{1,3}},[0-9]{{1,2}})$"
)


def _house(street: re.Pattern[str], match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 40) : match.start()].rstrip(BOUNDARY)
    return f",{match[1]}{NO_BREAK_SPACE}" if street.search(before) else match[0]


def _initials(match: re.Match[str]) -> str:
    """A function, because `re` would parse a replacement template for every text, even without a match."""
    return f".{NO_BREAK_SPACE}{match[1]}{NO_BREAK_SPACE}"


def _initial(letters: re.Pattern[str], match: re.Match[str]) -> str:
    """An initial before a surname. Behind a word such as “plan”, the letter ends a sentence."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return match[0] if letters.search(before) else f".{match[1]}{NO_BREAK_SPACE}"


def _hyphen_of_a_name(match: re.Match[str]) -> str:
    """Ак-Бууру, Ош-Курулуш: short enough for the line that begins with it, unlike a surname in two parts."""
    before = _FIRST_NAME.search(match.string[max(0, match.start() - _LONGEST_NAME) : match.start()])
    is_short = before and len(before[0]) + len("-") + len(match[1]) <= _LONGEST_NAME
    return NO_BREAK_HYPHEN if is_short and match.string[match.end(1) : match.end(1) + 1] != "-" else "-"


_LETTERS = r"[^\W\d_]+"
_FIRST_NAME = lazy_pattern(rf"(?<![\w.-])[{_CAPITAL}]{_LETTERS}$")
_LONGEST_NAME = 16  # characters


def _number_sign(match: re.Match[str]) -> str:
    return match[0][0] + NO_BREAK_SPACE


def _number(match: re.Match[str]) -> str:
    """Joins a large number in groups of three digits, and a telephone number. Other groups may be of two numbers."""
    if len(match[0]) > _LONGEST or not (_THOUSANDS.fullmatch(match[0]) or _is_telephone(match[0])):
        return match[0]
    return re.sub("[ \n]", NO_BREAK_SPACE, match[0])


_LONGEST = 20  # characters: a telephone number with all that it may have fits on any screen
_THOUSANDS = lazy_pattern(rf"\d{{1,3}}(?:{SPACE}\d{{3}})+")
_AREA = rf"(?:(?:\d{_BETWEEN})?\d{{3,5}}{_BETWEEN}|(?:\d{_BETWEEN}?)?\(\d{{2,5}}\){_BETWEEN}?)"
_LOCAL = lazy_pattern(rf"{_AREA}?\d{{1,3}}{_BETWEEN}\d\d{_BETWEEN}\d\d|\d?\D?\(\d{{2,5}}\)\D?(?:\d\D?){{5,}}")
_NINE = r"(?:\d\D*){9}"
_WITH_PREFIX = lazy_pattern(rf"(?!0{_BETWEEN}\d\d?\b)(?!.*\b\d{_BETWEEN}\d\b){_NINE}|\D.*{_NINE}", re.DOTALL)


def _is_telephone(groups: str) -> bool:
    """Whether groups of digits are one number: with a prefix, an area in brackets, or pairs at the end, as 62 00 00. A
    row of small numbers is not: 2 4 8 16 32 64.
    """
    return bool(_WITH_PREFIX.match(groups) if groups[0] in "+0(" else _LOCAL.fullmatch(groups))
