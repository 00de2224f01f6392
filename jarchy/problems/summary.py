"""What people are shown of problems: errors one by one, and many warnings of one code as one line."""

from collections.abc import Iterable
from heapq import nlargest

from msgspec import Struct

from jarchy.problems import Problem, has_code, sort
from jarchy.problems.by_file import ByFile, many_of
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


def summarise(files: ByFile) -> Summary:
    """Groups problems: errors one by one; many warnings of one code as one line, or the newest and a number."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for path, file in files.items():
        for name, number in file.counts.items():
            found.setdefault(name, {})[path] = number
    shown, grouped, hidden, counts = list[Problem](), list[Many](), dict[str, int](), dict[str, int]()
    for (code, message), paths in found.items():
        entry, number = PROBLEMS[code], sum(paths.values())
        counts[code] = counts.get(code, 0) + number
        if message and number > entry.one_by_one:
            newest = tuple(nlargest(MOST_FILES, paths, key=_age))
            said = message.replace("{count}", f"{number:,}")
            grouped.append(Many(code, said, entry.hint_for_many, newest, len(paths)))
        elif entry.severity == "warning" and number > MOST_SHOWN:
            latest = sorted(nlargest(NEWEST_SHOWN, paths, key=_age), key=_age)
            shown += _with_code(code, files, latest)[-NEWEST_SHOWN:]
            hidden[code] = number - NEWEST_SHOWN
        else:
            shown += (one for one in _with_code(code, files, paths) if message in ("", many_of(one)))
    return Summary(sort(shown), tuple(grouped), hidden, counts)


def _with_code(code: str, files: ByFile, paths: Iterable[str]) -> list[Problem]:
    return [problem for path in paths for problem in files[path].problems if has_code(problem, code)]


def _age(path: str) -> tuple[str, str]:
    """Sort key: the file name, which often begins with a date. The newest comes last."""
    return path.rpartition("/")[2], path
