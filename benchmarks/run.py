"""The benchmark: the same corpus, built by each generator in turn, and one table.

Begin with `run`. Generators take turns within a scenario and begin in another order in each round, so that what the
machine does besides falls on all of them.
"""

import os
import platform
import resource
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.corpus import Corpus
from benchmarks.measure import MEGABYTE, UNIT_OF_PEAK, Failed, measure
from benchmarks.peers import COMPARED, NEWSROOM, PEERS, UNCHECKED
from benchmarks.peers.peer import Peer
from benchmarks.saves import save_to_page
from benchmarks.scenarios import SCENARIOS, Case, Scenario, check
from benchmarks.shortcuts import shares
from benchmarks.table import Measured, Run, Yield, replace_results, report

SMALL = 500  # releases up to which a slow generator runs in every round
SLOW = ("zola", "pelican", "jarchy-search")
UNEQUAL = 0.1  # part of Jarchy's pages that another's number may differ by


@click.command()
@click.option("--sizes", default="500,2500,10000", show_default=True, help="Numbers of releases.")
@click.option("--rounds", type=click.IntRange(1), default=5, show_default=True)
@click.option("--peers", default=",".join(PEERS), show_default=True, help="Which generators.")
@click.option("--slow-up-to", default=2500, show_default=True, help="Releases beyond which slow ones are not run.")
@click.option("--varied", is_flag=True, help="A third of the releases have a table, and lists in a list.")
@click.option("--saves", type=click.IntRange(0), default=20, show_default=True, help="Saves in each preview.")
@click.option(
    "--newsroom", type=click.IntRange(0), default=300, show_default=True, help="Releases of a newsroom's site."
)
@click.option("--faithful", type=click.IntRange(0), default=500, show_default=True, help="Releases that are compared.")
@click.option("--work", type=click.Path(path_type=Path, file_okay=False, resolve_path=True), required=True)
@click.option("--table", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Whose results to replace.")
def run(
    sizes: str,
    rounds: int,
    peers: str,
    slow_up_to: int,
    varied: bool,
    saves: int,
    newsroom: int,
    faithful: int,
    work: Path,
    table: Path | None,
) -> None:
    """Measure builds of the same corpus by several generators."""
    chosen = peers_of(peers)
    corpora = [Corpus(int(size), varied=varied) for size in sizes.split(",")]
    compared, alone = Measured(), Measured()
    work.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="run-", dir=work) as place:
        for corpus in corpora:
            turns = {peer: turns_of(peer, corpus.size, rounds, slow_up_to) for peer in chosen}
            compared += one_size(turns, corpus, Path(place), saves)
        if newsroom:
            alone += one_size({NEWSROOM: rounds}, Corpus(newsroom), Path(place), saves)
        if faithful:
            alone += one_size({COMPARED: rounds, UNCHECKED: rounds}, Corpus(faithful, faithful=True), Path(place), 0)
    results = report(compared, alone, [*facts(chosen, rounds, slow_up_to), shares(corpora[0])])
    click.echo(results)
    if table:
        table.write_text(replace_results(table.read_text(encoding="utf-8"), results), encoding="utf-8")


def one_size(turns: Mapping[Peer, int], corpus: Corpus, place: Path, saves: int) -> Measured:
    """All rounds of one corpus, what was built of it, and how soon previews show a save."""
    sites = {peer: place / f"{peer.key}-{corpus.size}" for peer, count in turns.items() if count}
    for peer, folder in sites.items():
        peer.write(corpus, folder)
    runs: list[Run] = []
    for turn in range(max(turns.values())):
        due = {peer: folder for peer, folder in sites.items() if turn < turns[peer]}
        runs.extend(one_round(due, corpus, turn))
    yields = [counted(peer, corpus.size, folder) for peer, folder in sites.items()]
    warn_of_unequal(yields)
    saved = [
        save_to_page(peer, corpus, folder, saves) for peer, folder in sites.items() if saves and peer.preview(folder, 0)
    ]
    return Measured(runs, yields, saved)


def peers_of(keys: str) -> list[Peer]:
    if unknown := set(keys.split(",")) - set(PEERS):
        raise click.BadParameter(f"there is no {', '.join(sorted(unknown))}; known: {', '.join(PEERS)}")
    return [PEERS[key] for key in keys.split(",")]


def turns_of(peer: Peer, size: int, rounds: int, slow_up_to: int) -> int:
    """In how many rounds a generator is measured."""
    if peer.key not in SLOW or size <= min(SMALL, slow_up_to):
        return rounds
    return 1 if size <= slow_up_to else 0


def one_round(sites: Mapping[Peer, Path], corpus: Corpus, turn: int) -> Iterator[Run]:
    peers = list(sites)
    first = turn % len(peers)
    for scenario in SCENARIOS:
        for peer in (*peers[first:], *peers[:first]):
            word = f"Правка{turn}x{SCENARIOS.index(scenario)}"
            yield one_build(scenario, Case(peer, sites[peer], corpus, word))


def one_build(scenario: Scenario, case: Case) -> Run:
    scenario.change(case)
    log = case.folder.with_suffix(".log")
    cost = measure(case.peer.command(case.folder), case.folder, log)
    check(scenario, case)
    size, name = case.corpus.size, case.peer.name
    click.echo(f"{size} {scenario.name}, {name}: {cost.wall:.2f} s, {cost.memory:.0f} MB", err=True)
    return Run(size, scenario.name, name, cost)


def counted(peer: Peer, size: int, folder: Path) -> Yield:
    """What lies in the output folder."""
    files = [file for file in (folder / peer.output).rglob("*") if file.is_file()]
    pages = [file.stat().st_size for file in files if file.suffix == ".html"]
    if not pages:
        raise Failed(f"{peer.name} made no page of {size} releases")
    return Yield(size, peer.name, len(pages), len(files) - len(pages), sum(pages) // len(pages))


def warn_of_unequal(yields: Sequence[Yield]) -> None:
    """Says when generators made different numbers of pages: they were not measured at the same work."""
    counts = {one.peer: one.pages for one in yields}
    if counts and min(counts.values()) < max(counts.values()) * (1 - UNEQUAL):
        click.echo(f"The numbers of pages differ by more than {UNEQUAL:.0%}: {counts}", err=True)


def facts(peers: Sequence[Peer], rounds: int, slow_up_to: int) -> list[str]:
    """What the figures depend on."""
    versions = ", ".join(f"{peer.name} {peer.version()}" for peer in peers)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEGABYTE
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT_OF_PEAK / MEGABYTE
    told = [
        f"{versions}; Python {platform.python_version()}; {datetime.now(UTC):%Y-%m-%d}.",
        f"{os.cpu_count()} cores, {processor()}, {memory:,.0f} MB of memory, {platform.system()} {platform.release()}.",
        f"Figures are medians. Rounds: {rounds}, or n where a cell says so.",
        f"Memory is the peak of the largest process. Peaks below the benchmark's own, {own:.0f} MB, can't be seen.",
    ]
    if slow := " and ".join(peer.name for peer in peers if peer.key in SLOW):
        told.append(f"Measured once above {SMALL:,} releases, and not above {slow_up_to:,}: {slow}.")
    return told


def processor() -> str:
    """What the processor calls itself, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    run()
