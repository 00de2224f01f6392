"""What happens to a site between two builds, and where the next build must show it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from benchmarks.corpus import LANGUAGES, Corpus, with_first_word, with_title
from benchmarks.measure import Failed
from benchmarks.peers.peer import Peer


class Case(Struct, frozen=True):
    """One site of one generator, and the word of this edit, which stood nowhere before."""

    peer: Peer
    folder: Path
    corpus: Corpus
    word: str


class Scenario(Struct, frozen=True):
    name: str
    change: Callable[[Case], None]
    proof: Callable[[Case], Mapping[Path, str]]  # built pages, and what must stand in them


def remove_everything_built(case: Case) -> None:
    case.peer.clean(case.folder)


def change_nothing(case: Case) -> None:
    pass


def edit_body(case: Case) -> None:
    case.peer.put(case.folder, with_first_word(case.corpus.body_edited, case.word))


def edit_title(case: Case) -> None:
    case.peer.put(case.folder, with_title(case.corpus.title_edited, case.word))


def edit_base(case: Case) -> None:
    case.peer.edit_base(case.folder, case.word)


def page_is_there(case: Case) -> dict[Path, str]:
    document = case.corpus.body_edited
    return {case.peer.page(case.folder, document): document.title}


def body_shows(case: Case) -> dict[Path, str]:
    return {case.peer.page(case.folder, case.corpus.body_edited): case.word}


def title_shows(case: Case) -> dict[Path, str]:
    return {case.peer.page(case.folder, case.corpus.title_edited): case.word}


def base_shows(case: Case) -> dict[Path, str]:
    """On a release, and on the home page of the other language."""
    pages = (case.peer.page(case.folder, case.corpus.body_edited), case.peer.home(case.folder, LANGUAGES[0]))
    return dict.fromkeys(pages, case.word)


COLD, NO_CHANGE = "cold build", "no change"
SCENARIOS = (
    Scenario(COLD, remove_everything_built, page_is_there),
    Scenario(NO_CHANGE, change_nothing, page_is_there),
    Scenario("one body edited", edit_body, body_shows),
    Scenario("one title edited", edit_title, title_shows),
    Scenario("base template edited", edit_base, base_shows),
)


def check(scenario: Scenario, case: Case) -> None:
    """Raises `Failed` when a page does not show what happened: nobody is measured doing nothing."""
    for page, words in scenario.proof(case).items():
        if words not in page.read_text(encoding="utf-8"):
            raise Failed(f"{case.peer.name}, {scenario.name}: “{words}” is not in {page}")
