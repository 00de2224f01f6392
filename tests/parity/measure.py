"""Counts the true pairs that are reported, and the mistakes that are found: `docs/quality.md` says it."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.conftest import new_site
from tests.parity.corpus import MISTAKES, pairs, reported, spoilt, write, write_names
from tests.quality_page import with_section

TUNED = ("ru-ky.txt", "ru-en.txt")
EACH, SEED = 60, 2018  # mistakes of a kind; where chance begins


class FirstTime(NamedTuple):
    """How many pairs were reported when a file of them was compared for the first time, and by which comparison. Such a
    figure can't be counted again: what was reported has been mended.
    """

    file: str
    documents: int
    reported: int
    day: str
    commit: str


UNSEEN = (
    FirstTime("unseen/ru-ky-1.txt", 164, 8, "29.11.2026", "0e285fca"),
    FirstTime("unseen/ru-ky-2.txt", 124, 4, "29.11.2026", "7a63c0ed"),
    FirstTime("unseen/ru-ky-3.txt", 308, 12, "29.11.2026", "2e68bf64"),
    FirstTime("unseen/ru-ky-4.txt", 202, 4, "29.11.2026", "4538b3b9"),
    FirstTime("unseen/ru-ky-5.txt", 200, 6, "29.11.2026", "3deaa1a5"),
)


class Alarms(NamedTuple):
    """True pairs that were reported."""

    documents: int
    false: dict[str, list[str]]  # the messages, by document


def false_alarms(folder: Path, files: Iterable[str] = TUNED) -> Alarms:
    """Each true pair is a release, from either language."""
    site, slugs = write_names(new_site(folder)), []
    for name in files:
        for number, pair in enumerate(pairs(name)):
            for original in pair.texts:
                file = name.removesuffix(".txt").replace("/", "-")
                slugs.append(f"{file}-{number}-from-{original}")
                write(site, slugs[-1], {code: [text] for code, text in pair.texts.items()}, original)
    found = reported(site.problems())
    return Alarms(len(slugs), {slug: [one.message for one in problems] for slug, problems in found.items()})


class Search(NamedTuple):
    """Mistakes by kind: how many there were, and how many were found."""

    made: Counter[str]
    found: Counter[str]
    missed: list[str]


def found_mistakes(folder: Path, each: int = EACH, seed: int = SEED) -> Search:
    """Documents with one mistake in each."""
    site, documents = write_names(new_site(folder)), list(spoilt(each, seed))
    for number, one in enumerate(documents):
        write(site, f"spoilt-{number}", one.paragraphs, one.original)
    known = reported(site.problems())
    missed = [one for number, one in enumerate(documents) if f"spoilt-{number}" not in known]
    made, lost = Counter(one.mistake for one in documents), Counter(one.mistake for one in missed)
    return Search(made, made - lost, [f"{one.mistake}: {one.paragraphs}" for one in missed])


def _unseen_row(first: FirstTime) -> str:
    with TemporaryDirectory(prefix="parity-") as folder:
        alarms = false_alarms(Path(folder), [first.file])
    then = f"{first.reported} of {first.documents} ({first.reported / first.documents:.1%})"
    return f"| `{first.file}` | {then} | {first.day}, {first.commit} | {len(alarms.false)} of {alarms.documents} |"


def share() -> str:
    """The section of docs/quality.md."""
    with TemporaryDirectory(prefix="parity-") as true, TemporaryDirectory(prefix="parity-") as wrong:
        alarms, search = false_alarms(Path(true)), found_mistakes(Path(wrong))
    unseen = "\n".join(map(_unseen_row, UNSEEN))
    rows = "\n".join(f"| {kind} | {search.made[kind]} | {search.found[kind]} |" for kind in MISTAKES)
    made, found = search.made.total(), search.found.total()
    return f"""\
How many true translations are reported by mistake? Expect what the second column of this table says. Its pairs had
never been compared: they were written before. Each counts twice, from either language.

| file in `tests/data/parity/` | reported the first time | by the comparison of | reported now |
|---|---:|---|---:|
{unseen}

What was reported then has been mended, so these pairs are seen now, and the last column says nothing of new texts. All
were written for this page, by one who knew which words the comparison reads; texts of press offices may do worse.
A new figure needs new pairs: write them, run the comparison once before it is changed, and add a row to `UNSEEN` in
`tests/parity/measure.py`.

Of {alarms.documents} other pairs, on which the comparison was tuned ({_listed(TUNED)}),
{len(alarms.false)} ({len(alarms.false) / alarms.documents:.1%}) are reported, as is to be expected.
Of {made} translations with one mistake, made by chance from `ru-ky.txt`, {found} ({found / made:.1%}) are.
`python -m tests.parity.measure docs/quality.md` counts again.

| mistake | made | found |
|---|---:|---:|
{rows}
| all | {made} | {found} |
"""


def _listed(files: Iterable[str]) -> str:
    return " and ".join(f"`{name}`" for name in files)


TITLE = "Facts of translations"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_section(page.read_text(encoding="utf-8"), TITLE, share()), encoding="utf-8")
