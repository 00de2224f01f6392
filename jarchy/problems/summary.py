"""What people are shown of problems: errors one by one, and many warnings of one code as one line."""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from string import Formatter

from msgspec import Struct

from jarchy.problems import Problem
from jarchy.problems.catalogue import PROBLEMS, Severity

MOST_SHOWN = 10  # warnings of one code that are shown one by one
NEWEST_SHOWN = 3  # if there are more, only the newest are shown
MOST_FILES = 20  # that are named below the one line for many warnings


class Many(Struct, frozen=True, array_like=True, gc=False):
    """Many warnings of one code, shown as one line. `files` are the newest of the `whole` number of files that they are
    in, the newest first if names begin with dates.
    """

    code: str
    message: str
    hint: str
    files: tuple[str, ...]
    whole: int

    @property
    def named(self) -> list[str]:
        """These files, and the number of the others."""
        rest = self.whole - len(self.files)
        return [*self.files, *([f"… and {rest:,} more files"] if rest > 0 else [])]


class Summary(Struct, frozen=True, array_like=True, gc=False):
    """Problems as people see them: some one by one, some as one line for many. `hidden` counts the rest by code, and
    `counts` all of them.
    """

    shown: tuple[Problem, ...] = ()
    many: tuple[Many, ...] = ()
    hidden: dict[str, int] = {}
    counts: dict[str, int] = {}

    def count(self, severity: Severity) -> int:
        return sum(number for code, number in self.counts.items() if PROBLEMS[code].severity == severity)


_Numbered = tuple[int, Problem]  # with its place among all problems


def summarise(problems: Iterable[Problem]) -> Summary:
    """Groups problems: errors one by one; many warnings of one code as one line, or the newest and a number."""
    by_code: dict[str, list[_Numbered]] = {}
    for numbered in enumerate(problems):
        by_code.setdefault(numbered[1].code, []).append(numbered)
    shown, grouped, hidden = list[_Numbered](), list[Many](), dict[str, int]()
    for code, alike in by_code.items():
        entry = PROBLEMS[code]
        for message, group in _by_message(entry.many, alike):
            if message and len(group) > entry.one_by_one:
                grouped.append(_many(code, message, group))
            elif entry.severity == "warning" and len(group) > MOST_SHOWN:
                shown += nlargest(NEWEST_SHOWN, group, key=_age)
                hidden[code] = len(group) - NEWEST_SHOWN
            else:
                shown += group
    counts = {code: len(alike) for code, alike in by_code.items()}
    return Summary(tuple(problem for _, problem in sorted(shown, key=_place)), tuple(grouped), hidden, counts)


def _by_message(many: str, problems: Sequence[_Numbered]) -> Iterable[tuple[str, Sequence[_Numbered]]]:
    """The problems of one code in groups that have one message in common, as for each language. In it, the number is
    still to be filled in.
    """
    if {name for _, name, _, _ in Formatter().parse(many)} <= {None, "count"}:
        return [(many, problems)]
    groups: dict[str, list[_Numbered]] = {}
    for numbered in problems:
        groups.setdefault(many.format_map({"count": "{count}"} | numbered[1].words), []).append(numbered)
    return groups.items()


def _many(code: str, message: str, group: Sequence[_Numbered]) -> Many:
    latest = {numbered[1].where.path: numbered for numbered in group}
    files = nlargest(MOST_FILES, latest.values(), key=_age)
    paths = tuple(problem.where.path for _, problem in files)
    said = message.replace("{count}", f"{len(group):,}")
    return Many(code, said, PROBLEMS[code].hint_for_many, paths, len(latest))


def _place(numbered: _Numbered) -> int:
    return numbered[0]


def _age(numbered: _Numbered) -> tuple[str, int]:
    """Sort key: the file name, which often begins with a date. The newest comes last."""
    return numbered[1].where.path.rpartition("/")[2], numbered[0]
