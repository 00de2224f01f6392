"""What can be wrong with a site, as values.

In: a place, a code and the words of the case. Out: a message and a remedy, for people and for machines.
"""

from collections.abc import Iterable

from msgspec import Struct

from jarchy.problems.catalogue import PROBLEMS, Severity


class Location(Struct, frozen=True, order=True):
    """A place in a file. `path` is relative to the project, with slashes; `line` and `column` count from 1,
    in characters, and are 0 where the file as a whole is meant; `excerpt` is the line as it stands.
    """

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Problem(Struct, frozen=True):
    where: Location
    code: str
    words: dict[str, str]

    @property
    def severity(self) -> Severity:
        return PROBLEMS[self.code].severity

    @property
    def message(self) -> str:
        return PROBLEMS[self.code].message.format_map(self.words)

    @property
    def hint(self) -> str:
        return PROBLEMS[self.code].hint.format_map(self.words)


class WrongValue(ValueError):
    """A value is not what it should be. `code` and `words` make the problem of it; where a word is missing, what is
    said of every value of its kind takes its place.
    """

    def __init__(self, code: str = "value", /, **words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words


class BuildFailed(Exception):
    """Errors were found, so nothing was written. `problems` holds them, and the warnings beside them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort(problems)
        super().__init__(f"{len(errors(self.problems))} errors")

    def __reduce__(self) -> "tuple[type[BuildFailed], tuple[tuple[Problem, ...]]]":
        """From another process it comes with what is wrong."""
        return BuildFailed, (tuple(self.problems),)


def problem(where: Location, code: str, /, **words: object) -> Problem:
    return Problem(where, code, {name: str(word) for name, word in words.items()})


def has_code(found: Problem, *codes: str) -> bool:
    """Whether a problem has one of these codes. Written with `count`: a test takes `code in …` for a language."""
    return codes.count(found.code) > 0


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def sort(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of files and lines, each once."""
    unique = {(found.where, found.code, found.message): found for found in problems}
    return tuple(unique[key] for key in sorted(unique))


def shortened(text: str, longest: int = 80) -> str:
    """A text as a message shows it."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“did you mean “x”? ”, or nothing when no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

    return perhaps(*get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6))


def perhaps(*meant: str) -> str:
    """“did you mean “x” or “y”? ”, or nothing when nothing is known that may have been meant."""
    return f"did you mean {' or '.join(f'“{one}”' for one in meant)}? " if meant else ""
