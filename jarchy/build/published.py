"""The addresses that readers had after the last build without drafts, in a file that a host may restore.

This is the one thing that is remembered although it can't be made again. So nothing that is built depends on it: what
is missing from it is a warning that nobody gets.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from jarchy.build.lock import CACHE
from jarchy.build.parts import PlanPart, files_of
from jarchy.build.request import BuildRequest
from jarchy.core.files import read_bytes
from jarchy.core.patterns import lazy_pattern
from jarchy.core.urls import file_of
from jarchy.problems import Location, Problem, listed, problem
from jarchy.site.held import Held
from jarchy.site.lack import Lack, remedies

FILE = f"{CACHE}/published.txt"
_LARGEST = 100 * 1024 * 1024  # bytes: more than any site has addresses
_LINE = lazy_pattern(r"(?P<address>[^\t/][^\t]*/)\t(?P<source>content/[^\t]+\.md)")  # a page, and the file of its words

Addresses = dict[str, str]  # of pages of documents, below the site's root, each with the file of its words


def lost_addresses(request: BuildRequest, parts: Iterable[PlanPart], held: Iterable[Held]) -> Iterator[Problem]:
    """Warnings of addresses that readers had, and that lead nowhere now: their documents are renamed or deleted, or
    wait for a language. All else that is held back is so on purpose. A build with drafts is not what readers get, so it
    is not compared.
    """
    before = {} if request.drafts else _read(request.project)
    there = {file.file for file in files_of(parts)} if before else set()
    hidden = {file_of(page): one for one in held for page in one.pages} if before else {}
    waiting: dict[tuple[tuple[str, ...], tuple[Lack, ...]], list[str]] = {}
    for address, source in before.items():
        one = hidden.get(file := file_of(address))
        if one and one.by:
            waiting.setdefault((one.by, one.lacks), []).append(f"/{address}")
        elif one is None and file not in there:
            name = source.rpartition("/")[2].partition(".")[0]
            yield problem(Location(source), "lost-address", address=f"/{address}", name=name)
    for (by, lacks), addresses in waiting.items():
        yield _taken(addresses, by, lacks)


def _taken(addresses: Sequence[str], by: Sequence[str], lacks: Sequence[Lack]) -> Problem:
    """That readers lose these pages until documents, whose files are `by`, have what they lack in other languages."""
    placed = [*dict.fromkeys(lack.original for lack in lacks)]
    alone = f"“embargo:” with today's day and time in {listed(placed)} lets that wait alone, or "
    return problem(
        Location(by[0]),
        "page-waits",
        addresses=listed(addresses),
        lacks=listed([*map(str, lacks)]),
        remedy=remedies(lacks),
        by=listed(by),
        alone=alone if set(placed).isdisjoint(by) else "",
    )


def keep_addresses(project: Path, parts: Iterable[PlanPart]) -> None:
    """Remembers what is published now, in place of what was before."""
    now = {
        file.address.path: file.source
        for file in files_of(parts)
        if file.address and file.address.of and file.address.is_indexed
    }
    text = "".join(f"{address}\t{source}\n" for address, source in sorted(now.items()))
    with suppress(OSError):  # then the next build warns of less
        if now != _read(project):
            new = project / f"{FILE}.new"
            new.write_text(text, encoding="utf-8", newline="\n")
            new.replace(project / FILE)


def _read(project: Path) -> Addresses:
    """What is there, line by line. Whatever else somebody has put there is passed over."""
    try:
        data = read_bytes(project / FILE, _LARGEST)
    except OSError:
        return {}
    lines = (data or b"").decode("utf-8", "replace").splitlines()
    return {found["address"]: found["source"] for line in lines if (found := _LINE.fullmatch(line))}
