"""Shows problems: as text on a terminal, as GitHub annotations, as JSON, and as an HTML page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

import msgspec
from msgspec.structs import replace

from jarchy.problems import Location, Problem, errors
from jarchy.problems.by_file import by_file
from jarchy.problems.catalogue import PROBLEMS
from jarchy.problems.summary import Many, Summary, summarise

FORMATS = ("text", "github", "json")


def show(problems: Sequence[Problem], form: str, project: Path = Path()) -> str:
    """All problems in one of `FORMATS`, ready to print. Only JSON has every warning by itself."""
    return as_json(problems) if form == "json" else show_summary(summarise(by_file(problems)), form, project)


def show_summary(summary: Summary, form: str, project: Path = Path()) -> str:
    """What people are shown of problems: text, or annotations for GitHub."""
    if form == "github":
        return "\n".join([*_annotations(summary), *_more(summary)])
    return "\n\n".join(_blocks(summary, project))


def _annotations(summary: Summary) -> Iterator[str]:
    """GitHub shows only the first ten of each severity, so what readers lose and lines for many warnings come first."""
    yield from map(as_annotation, errors(summary.shown))
    warnings = [problem for problem in summary.shown if problem.severity == "warning"]
    yield from (as_annotation(problem) for problem in warnings if PROBLEMS[problem.code].is_loss)
    yield from map(_many_as_annotation, sorted(summary.many, key=lambda many: not PROBLEMS[many.code].is_loss))
    yield from (as_annotation(problem) for problem in warnings if not PROBLEMS[problem.code].is_loss)


def _blocks(summary: Summary, project: Path) -> list[str]:
    shown = [as_text(problem) for problem in with_excerpts(summary.shown, project)]
    return shown + [_many_as_text(many) for many in summary.many] + _more(summary)


def _more(summary: Summary) -> list[str]:
    how = "`check --format json` shows all of them"
    return [f"… and {count:,} more [{code}]: {how}" for code, count in summary.hidden.items()]


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
        *(f"  | {file}" for file in many.named if many.whole > 1),
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
    summary = summarise(by_file(problems))
    first = replace(summary, shown=tuple(sorted(summary.shown, key=lambda problem: problem.severity != "error")))
    blocks = _blocks(first, project)
    return page(counted(summary), "The site comes back as soon as this is corrected.", map(_block, blocks))


def bug_as_html(trace: str) -> str:
    """The page that `serve` shows after an error in Jarchy itself."""
    said = "This is not a mistake in your site. Please report the lines below."
    return page("A bug in Jarchy", said, [_block(trace)])


def _block(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def page(title: str, line: str, parts: Iterable[str]) -> str:
    """A page for editors, which stands alone. `parts` are HTML."""
    shown = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        "<style>body{font:1rem/1.5 system-ui;margin:2rem;background:#fff;color:#222}"
        "pre{white-space:pre-wrap;background:#f4f1ea;padding:1rem;border-left:4px solid #b3261e}"
        "th,td{padding:.3rem 1rem .3rem 0;text-align:start;vertical-align:top}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p>{line}</p>\n{shown}</body></html>\n"
    )


def counted(summary: Summary) -> str:
    """As in “1 error, 2 warnings”. Who reads only this line is to know that readers lose something."""
    counts = [_count(summary.count("error"), "error"), _count(summary.count("warning"), "warning")]
    losses = [code for code in summary.counts if PROBLEMS[code].is_loss]
    return ", ".join(counts) + (f"; readers lose pages that they had [{', '.join(losses)}]" if losses else "")


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
