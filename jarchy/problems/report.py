"""Shows problems: as text on a terminal, as GitHub annotations, as JSON, and as an HTML page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from jarchy.problems import Location, Problem, errors
from jarchy.problems.catalogue import PROBLEMS

FORMATS = ("text", "github", "json")


MOST_SHOWN = 10  # warnings of one code that are shown one by one
NEWEST_SHOWN = 3  # if there are more, only the newest are shown
MOST_FILES = 20  # that are named below the one line for many warnings


class Many(NamedTuple):
    """Many warnings of one code, shown as one line. `files` are theirs, the newest first if names begin with dates."""

    code: str
    message: str
    hint: str
    files: tuple[str, ...]

    @property
    def named(self) -> list[str]:
        """The files as far as they fit, and the number of the others."""
        rest = len(self.files) - MOST_FILES
        return [*self.files[:MOST_FILES], *([f"… and {rest:,} more files"] if rest > 0 else [])]


class GroupedReport(NamedTuple):
    """Problems as people see them: some one by one, some as one line for many. `hidden` counts the rest."""

    shown: list[Problem]
    many: list[Many]
    hidden: dict[str, int]  # by code


def show(problems: Sequence[Problem], form: str, project: Path = Path()) -> str:
    """All problems in one of `FORMATS`, ready to print. Only JSON has every warning by itself."""
    if form == "json":
        return as_json(problems)
    report = summarise(problems)
    if form == "github":
        return "\n".join([*_annotations(report), *_more(report)])
    return "\n\n".join(_blocks(report, project))


def _annotations(report: GroupedReport) -> Iterator[str]:
    """GitHub shows only the first ten of each severity, so lines for many warnings come first."""
    yield from map(as_annotation, errors(report.shown))
    yield from map(_many_as_annotation, report.many)
    yield from (as_annotation(problem) for problem in report.shown if problem.severity == "warning")


def _blocks(report: GroupedReport, project: Path) -> list[str]:
    shown = [as_text(problem) for problem in with_excerpts(report.shown, project)]
    return shown + [_many_as_text(many) for many in report.many] + _more(report)


def _more(report: GroupedReport) -> list[str]:
    how = "`check --format json` shows all of them"
    return [f"… and {count:,} more [{code}]: {how}" for code, count in report.hidden.items()]


def summarise(problems: Iterable[Problem]) -> GroupedReport:
    """Groups problems: errors one by one; many warnings of one code as one line, or the newest and a number."""
    alike: dict[tuple[str, str], list[tuple[int, Problem]]] = {}
    for number, problem in enumerate(problems):
        many = PROBLEMS[problem.code].many.format_map({"count": "{count}"} | problem.words)
        alike.setdefault((problem.code, many), []).append((number, problem))
    shown, grouped, hidden = list[tuple[int, Problem]](), list[Many](), dict[str, int]()
    for (code, many), group in alike.items():
        entry = PROBLEMS[code]
        if many and len(group) > entry.one_by_one:
            message = many.replace("{count}", f"{len(group):,}")
            newest_first = [problem.where.path for _, problem in sorted(group, key=_age, reverse=True)]
            grouped.append(Many(code, message, entry.hint_for_many, tuple(dict.fromkeys(newest_first))))
        elif entry.severity == "warning" and len(group) > MOST_SHOWN:
            shown += sorted(group, key=_age)[-NEWEST_SHOWN:]
            hidden[code] = len(group) - NEWEST_SHOWN
        else:
            shown += group
    return GroupedReport([problem for _, problem in sorted(shown, key=lambda numbered: numbered[0])], grouped, hidden)


def _age(numbered: tuple[int, Problem]) -> tuple[str, int]:
    """Sort key: the file name, which often begins with a date. The newest comes last."""
    return numbered[1].where.path.rpartition("/")[2], numbered[0]


def with_excerpts(problems: Iterable[Problem], project: Path) -> tuple[Problem, ...]:
    """The problems with the lines that they point at; missing lines are read from the files."""
    lines: dict[str, list[str]] = {}

    def complete(problem: Problem) -> Problem:
        path, line, _, excerpt = msgspec.structs.astuple(problem.where)
        if not line or excerpt:
            return problem
        if path not in lines:
            lines[path] = []
            with suppress(OSError):  # the file may be gone by now
                lines[path] = (project / path).read_text(encoding="utf-8", errors="replace").splitlines()
        excerpt = lines[path][line - 1] if line <= len(lines[path]) else ""
        return replace(problem, where=replace(problem.where, excerpt=excerpt))

    return tuple(map(complete, problems))


def as_text(problem: Problem) -> str:
    lines = [_visible(f"{problem.where}: {problem.severity}: {problem.message} [{problem.code}]")]
    if problem.where.excerpt:
        shown, column = _window(problem.where.excerpt, problem.where.column)
        # The bar keeps GitHub from taking an editor's “::…” for a command.
        lines += [f"  | {_visible(shown)}", f"  | {' ' * (column - 1)}^"]
    lines.append(f"  → {_visible(problem.hint)}")
    return "\n".join(lines)


# Characters that move the cursor of a terminal, reverse its line, or are invisible.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def _visible(text: str) -> str:
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _many_as_text(many: Many) -> str:
    lines = [
        f"{many.files[0]} …: warning: {many.message} [{many.code}]",
        *(f"  | {file}" for file in many.named if len(many.files) > 1),
        f"  → {many.hint}",
    ]
    return "\n".join(map(_visible, lines))


def as_annotation(problem: Problem) -> str:
    """GitHub's workflow command."""
    return _annotation(problem.severity, problem.where, problem.code, f"{problem.message}. {problem.hint}")


def _many_as_annotation(many: Many) -> str:
    text = f"{many.message}: {', '.join(many.named)}. {many.hint}"
    return _annotation("warning", Location(many.files[0]), many.code, text)


def _annotation(severity: str, where: Location, title: str, text: str) -> str:
    """Escapes as GitHub's “Workflow commands for GitHub Actions” requires."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    place = [f"file={value(where.path)}"]
    if where.line:
        place += [f"line={where.line}", f"col={where.column}"]
    return f"::{severity} {','.join(place)},title={title}::{data(text)}"


def as_json(problems: Sequence[Problem]) -> str:
    rows = [
        {
            "path": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return msgspec.json.format(msgspec.json.encode(rows)).decode()


def as_html(problems: Sequence[Problem], project: Path = Path()) -> str:
    """The page that `serve` shows while the site cannot be built."""
    first = sorted(problems, key=lambda problem: problem.severity != "error")
    blocks = _blocks(summarise(first), project)
    return _page(summary(problems), "The site comes back as soon as this is corrected.", blocks)


def bug_as_html(trace: str) -> str:
    """The page that `serve` shows after an error in Jarchy itself."""
    return _page("A bug in Jarchy", "This is not a mistake in your site. Please report the lines below.", [trace])


def _page(title: str, line: str, blocks: Iterable[str]) -> str:
    shown = "\n".join(f"<pre>{escape(block)}</pre>" for block in blocks)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        "<style>body{font:1rem/1.5 system-ui;margin:2rem;background:#fff;color:#222}"
        "pre{white-space:pre-wrap;background:#f4f1ea;padding:1rem;border-left:4px solid #b3261e}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p>{line}</p>\n{shown}</body></html>\n"
    )


def summary(problems: Sequence[Problem]) -> str:
    wrong = len(errors(problems))
    return f"{_count(wrong, 'error')}, {_count(len(problems) - wrong, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _window(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """The part of a long line around `column`, and the column in that part. Tabs become spaces, for the caret."""
    line = line.replace("\t", " ")
    if len(line) <= width:
        return line, column
    start = max(0, min(column - 1 - width // 2, len(line) - width))
    left, right = "…" if start else "", "…" if start + width < len(line) else ""
    return f"{left}{line[start : start + width]}{right}", column - start + len(left)
