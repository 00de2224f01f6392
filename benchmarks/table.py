"""Measurements to Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from benchmarks.measure import Cost
from benchmarks.saves import Saves
from benchmarks.scenarios import COLD, NO_CHANGE

OURS = "Jarchy"
RATIOS = ((OURS, "Hugo"), ("Jarchy, faithful translations", "Jarchy, nothing compared"))  # those that are told
BEGIN, END = "<!-- results -->", "<!-- end of results -->"


class Run(Struct, frozen=True):
    """One measured build."""

    size: int
    scenario: str
    peer: str
    cost: Cost


class Yield(Struct, frozen=True):
    """What a generator made of a corpus."""

    size: int
    peer: str
    pages: int
    others: int  # files that are no HTML
    page_bytes: int  # of all pages, on average


class Measured(Struct, frozen=True):
    """What was measured of sites that are compared."""

    runs: Sequence[Run] = ()
    yields: Sequence[Yield] = ()
    saves: Sequence[Saves] = ()

    def __add__(self, other: "Measured") -> "Measured":
        return Measured((*self.runs, *other.runs), (*self.yields, *other.yields), (*self.saves, *other.saves))


def report(compared: Measured, alone: Measured, facts: Iterable[str]) -> str:
    """All tables. The sites in `alone` are others, each compared with nothing."""
    both = compared + alone
    parts = [
        costs(compared.runs),
        *(
            costs([run for run in alone.runs if run.size == size])
            for size in dict.fromkeys(one.size for one in alone.runs)
        ),
        made(both.yields),
        save_times(both.saves),
        slope(compared.runs, compared.yields),
        "\n".join(f"- {fact}" for fact in facts),
    ]
    return "\n\n".join(part for part in parts if part)


def costs(runs: Sequence[Run]) -> str:
    """Wall time in seconds, CPU time in seconds and peak memory in megabytes of each generator, and the ratios.

    A cell says how many runs it is the median of where they are fewer than elsewhere.
    """
    if not runs:
        return ""
    peers = list(dict.fromkeys(run.peer for run in runs))
    usual = max(Counter((run.size, run.scenario, run.peer) for run in runs).values())
    pair = next((pair for pair in RATIOS if {*pair} <= {*peers}), None)
    head = ["releases", "scenario", *(f"{peer}: wall s / CPU s / MB" for peer in peers)]
    rows = [
        [
            f"{size:,}",
            scenario,
            *(_cost(_of(runs, size, scenario, peer), usual) for peer in peers),
            *([_ratio(runs, size, scenario, pair)] if pair else []),
        ]
        for size in dict.fromkeys(run.size for run in runs)
        for scenario in dict.fromkeys(run.scenario for run in runs)
    ]
    return _markdown([*head, *([" ÷ ".join(pair)] if pair else [])], rows)


def save_times(saves: Sequence[Saves]) -> str:
    """In milliseconds: the median, and the slowest."""
    if not saves:
        return ""
    rows = [
        [f"{one.size:,}", one.peer, f"{median(one.seconds) * 1000:.0f}", f"{max(one.seconds) * 1000:.0f}"]
        for one in sorted(saves, key=lambda one: one.size)
    ]
    return _markdown(["releases", "generator", "save to page: median ms", "slowest ms"], rows)


def made(yields: Sequence[Yield]) -> str:
    if not yields:
        return ""
    head = ["releases", "generator", "HTML pages", "other files", "bytes a page"]
    rows = [
        [f"{one.size:,}", one.peer, f"{one.pages:,}", f"{one.others:,}", f"{one.page_bytes:,}"]
        for one in sorted(yields, key=lambda one: one.size)
    ]
    return _markdown(head, rows)


def slope(runs: Sequence[Run], yields: Sequence[Yield]) -> str:
    """What a page of ours takes at each size, and how that grows from the smallest to the largest."""
    pages = {one.size: one.pages for one in yields if one.peer == OURS}
    shown = (COLD, NO_CHANGE)
    each = {
        size: [_median(_of(runs, size, name, OURS)).wall / count * 1000 for name in shown]
        for size, count in sorted(pages.items())
    }
    if not each:
        return ""
    rows = [[f"{size:,}", *(f"{value:.2f}" for value in values)] for size, values in each.items()]
    first, last = min(each), max(each)
    if first != last:
        rows.append([f"{last:,} ÷ {first:,}", *(f"{b / a:.2f}" for a, b in zip(each[first], each[last], strict=True))])
    return _markdown(["releases", *(f"{OURS}: {name}, wall ms a page" for name in shown)], rows)


def replace_results(text: str, results: str) -> str:
    """The text with other results between its two markers."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"There is no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{results}\n\n{END}{after}"


def _of(runs: Iterable[Run], size: int, scenario: str, peer: str) -> list[Cost]:
    return [run.cost for run in runs if (run.size, run.scenario, run.peer) == (size, scenario, peer)]


def _median(measured: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.wall for cost in measured),
        median(cost.cpu for cost in measured),
        median(cost.memory for cost in measured),
    )


def _cost(measured: Sequence[Cost], usual: int) -> str:
    if not measured:
        return "not run"
    middle = _median(measured)
    count = "" if len(measured) == usual else f" (n = {len(measured)})"
    return f"{middle.wall:.2f} / {middle.cpu:.2f} / {middle.memory:.0f}{count}"


def _ratio(runs: Sequence[Run], size: int, scenario: str, pair: Sequence[str]) -> str:
    both = [_of(runs, size, scenario, peer) for peer in pair]
    if not all(both):
        return ""
    ours, theirs = map(_median, both)
    return f"{ours.wall / theirs.wall:.2f} / {ours.cpu / theirs.cpu:.2f} / {ours.memory / theirs.memory:.2f}"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
