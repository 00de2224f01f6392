"""Counts the true pairs that are reported, and the mistakes that are found: `docs/quality.md` says it."""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.conftest import new_site
from tests.parity.corpus import MISTAKES, pairs, reported, spoilt, write, write_names
from tests.quality_page import with_section

EACH, SEED = 60, 2018  # mistakes of a kind; where chance begins


class Alarms(NamedTuple):
    """True pairs that were reported."""

    documents: int
    false: dict[str, list[str]]  # the messages, by document


def false_alarms(folder: Path) -> Alarms:
    """Each true pair is a release, from either language."""
    site, slugs = write_names(new_site(folder)), []
    for one, other in (("ru", "ky"), ("ru", "en")):
        for number, pair in enumerate(pairs(one, other)):
            for original in (one, other):
                slugs.append(f"{one}-{other}-{number}-from-{original}")
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


def share() -> str:
    """The section of docs/quality.md."""
    with TemporaryDirectory(prefix="parity-") as true, TemporaryDirectory(prefix="parity-") as wrong:
        alarms, search = false_alarms(Path(true)), found_mistakes(Path(wrong))
    rows = "\n".join(f"| {kind} | {search.made[kind]} | {search.found[kind]} |" for kind in MISTAKES)
    made, found = search.made.total(), search.found.total()
    return f"""\
Of {alarms.documents} true pairs (`tests/data/parity/`: Russian, Kyrgyz and English, from either language),
{len(alarms.false)} ({len(alarms.false) / alarms.documents:.1%}) are reported.
Of {made} translations with one mistake, made by chance from these pairs, {found} ({found / made:.1%}) are.
`python -m tests.parity.measure docs/quality.md` counts again.

| mistake | made | found |
|---|---:|---:|
{rows}
| all | {made} | {found} |
"""


TITLE = "Facts of translations"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_section(page.read_text(encoding="utf-8"), TITLE, share()), encoding="utf-8")
