"""Everything that can be wrong with a site, as values.

In: a place, a code and the words for its message. Out: a message and a remedy, for people and for programs.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from jarchy.problems.catalogue import PROBLEMS, Severity

HELD_HYPHEN = "\ufdd0"  # `NO_BREAK_HYPHEN` of i18n, which lies below: words may be typeset


class Location(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a file. `path` is relative to the project, with slashes. `line` and `column` count from 1, in
    characters; 0 means the whole file. `excerpt` is the text of the line.
    """

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Problem(Struct, frozen=True, array_like=True, gc=False):
    """One mistake. `code` is a key of `PROBLEMS`; `words` fill in its message and its remedy (`hint`)."""

    where: Location
    code: str
    words: dict[str, str]

    @property
    def severity(self) -> Severity:
        return PROBLEMS[self.code].severity

    @property
    def may_wait(self) -> bool:
        """Whether it says that something is still to be written: then it does not stop the site while it is a draft."""
        return PROBLEMS[self.code].may_wait

    @property
    def message(self) -> str:
        return _filled(PROBLEMS[self.code].message, self.words)

    @property
    def hint(self) -> str:
        return _filled(PROBLEMS[self.code].hint, self.words)


_ARTICLE = r"\b([Aa]) \{(\w+)\}"
_VOWEL = r"[aeioAEIO]|[FHLMNRSX][A-Z\d]"  # also of letters that are read one by one, as in SVG


def _filled(template: str, words: Mapping[str, str]) -> str:
    """The template with its words. “a” before a word is “an” where the word needs it."""

    def with_article(match: re.Match[str]) -> str:
        article = f"{match[1]}n" if re.match(_VOWEL, words[match[2]]) else match[1]
        return f"{article} {{{match[2]}}}"

    return re.sub(_ARTICLE, with_article, template).format_map(words)


class WrongValue(ValueError):
    """A value is wrong. `code` and `words` make the problem; the type of the value adds the words that are missing."""

    def __init__(self, code: str = "value", /, **words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words


class BuildFailed(Exception):
    """There are errors, so nothing was written. `problems` holds them, and the warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort(problems)
        super().__init__(f"{len(errors(self.problems))} errors")

    def __reduce__(self) -> "tuple[type[BuildFailed], tuple[tuple[Problem, ...]]]":
        """Keeps the problems when a worker process sends the exception."""
        return BuildFailed, (tuple(self.problems),)


def problem(where: Location, code: str, /, **words: object) -> Problem:
    """A problem, with its words as text. The code comes before the words, which may be called `where` or `code`."""
    return Problem(where, code, {name: str(word).replace(HELD_HYPHEN, "-") for name, word in words.items()})


def has_code(problem: Problem, *codes: str) -> bool:
    """Whether a problem has one of these codes. (`count`, because a test takes `code in …` for a language code.)"""
    return codes.count(problem.code) > 0


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def sort(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of files and lines, without duplicates."""
    groups: dict[tuple[Location, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.where, problem.code), []).append(problem)
    return tuple(problem for place in sorted(groups) for problem in _by_message(groups[place]))


def _by_message(alike: list[Problem]) -> Iterable[Problem]:
    if len(alike) == 1:  # nearly always
        return alike
    unique = {problem.message: problem for problem in alike}
    return (unique[message] for message in sorted(unique))


def shortened(text: str, longest: int = 80) -> str:
    """The text, cut off after `longest` characters."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def listed(names: Iterable[str], most: int = 3) -> str:
    """“a, b and c”. Of many, the first ones, and how many more there are: “a, b, c and 2 more”."""
    every = [*names]
    *first, last = [*every[:most], *([f"{len(every) - most:,} more"] if len(every) > most else [])] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“did you mean “x”? ” for the known word that is most like `word`; empty if none is."""
    meant = nearest(word, known)
    return perhaps(meant) if meant else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`; empty if none is."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

    return next(iter(get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)), "")


def perhaps(*candidates: str) -> str:
    """“did you mean “x” or “y”? ”; empty without candidates."""
    return f"did you mean {' or '.join(f'“{word}”' for word in candidates)}? " if candidates else ""
