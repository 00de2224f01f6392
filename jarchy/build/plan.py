"""The plan of a build: a `Job` for every page of every edition and for every other file. Reports address conflicts."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from jarchy.build.page_context import Frame, frame, menu
from jarchy.content.config import Config
from jarchy.content.site_file import SITE_FILE
from jarchy.core.records import Record
from jarchy.core.urls import file_of
from jarchy.model import Edition, File, Page, Ref
from jarchy.outputs import make, paths_beside
from jarchy.outputs.output import Made, OfSite, Output, Write
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.site.editions import Site


class Job(Record):
    """One unit of work: everything that is needed to make a file, or a folder of files, and nothing else.

    What is hashed for the cache is exactly what is passed to the template.
    """

    file: str  # path below the output folder; ends with a slash if the job makes a folder of files
    template: str  # name of the template; empty: `write` makes the bytes
    lang: str
    frame: Frame | None  # None: not a page
    page: object
    source: str  # path of the source file, for messages
    write: Write | None = None
    is_slow: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the job makes several files. Their names are known only when they are made."""
        return self.file.endswith("/")


Plan = tuple[Job, ...]


def plan(
    site: Site, outputs: Iterable[Output[object]], config: Config, known: Iterable[Problem]
) -> tuple[Plan, list[Problem]]:
    """What is to be made, and what is wrong with it beside what is `known` to be wrong."""
    outputs = [output for output in outputs if config.makes(output.name)]
    site, problems = _with_links_beside(site, outputs)
    made = make(site, outputs)
    problems += _collisions(made, known)
    return tuple(_jobs(made, _twins(made), _beside(made), site, config)), problems


def _with_links_beside(site: Site, outputs: Iterable[Output[object]]) -> tuple[Site, list[Problem]]:
    """The site with the addresses of lists, feeds and files that bodies link to.

    A link to one that is not made now becomes plain text, and is reported.
    """
    if not site.links_beside:
        return site, []
    made, root = paths_beside(site, outputs), site.front.root
    addresses, problems = {}, []
    for link in site.links_beside:
        if link.place.path in made:
            addresses[link.address] = root + link.place.path + link.place.tail
        else:
            problems.append(problem(link.where, "nothing-there", address=shortened(link.address)))
    editions = tuple(replace(edition, addresses=edition.addresses | addresses) for edition in site.editions)
    front = next(edition for edition in editions if edition.language is site.front.language)
    return replace(site, editions=editions, front=front), problems


_Twins = dict[tuple[str, ...], dict[str, tuple[Edition, Page]]]
_Beside = dict[tuple[str, Ref | None], list[Made]]


def _twins(made: Iterable[Made]) -> _Twins:
    """The pages by their keys, each with its versions by language code."""
    twins: _Twins = {}
    for edition, output, item in made:
        if isinstance(item, Page) and not isinstance(output, OfSite):
            # The first wins: the page “not found” has the home page's key, so that its switcher leads to home pages.
            twins.setdefault(item.key, {}).setdefault(edition.language.code, (edition, item))
    return twins


def _beside(made: Iterable[Made]) -> _Beside:
    """What each edition has besides document pages, by language code and document (None: of no single document)."""
    beside: _Beside = {}
    for one in made:
        if isinstance(one.item, File) or one.item.of is None:
            beside.setdefault((one.edition.language.code, one.item.of), []).append(one)
    return beside


def _jobs(made: Iterable[Made], twins: _Twins, beside: _Beside, site: Site, config: Config) -> Iterator[Job]:
    menus = {
        edition.language.code: menu(edition, beside.get((edition.language.code, None), ())) for edition in site.editions
    }
    for edition, output, item in made:
        around = None
        if isinstance(item, Page):
            lang = edition.language.code
            files = beside.get((lang, item.of), ()) if item.of else ()
            around = frame(edition, item, menus[lang], twins[item.key], files, site, config)
        yield Job(
            file=_file(item),
            template=item.template,
            lang=edition.language.code,
            frame=around,
            page=item.view,
            source=_source(edition, item.of),
            write=None if item.template else output.write,
            is_slow=output.is_slow and not item.template,
        )


def _file(item: Page | File) -> str:
    return item.path if isinstance(item, File) and item.is_folder else file_of(item.path)


def _source(edition: Edition, of: Ref | None) -> str:
    return edition.versions[of].file if of else SITE_FILE


def _collisions(made: Iterable[Made], problems: Iterable[Problem]) -> list[Problem]:
    """Two items at one address, unless `checks` has already reported them: it knows more about old addresses."""
    known = {(one.code, file_of(one.words["address"][1:])) for one in problems if "address" in one.words}
    taken: dict[str, Made] = {}
    collisions = []
    for one in made:
        file = _file(one.item)
        if file in taken:
            sources = [_source(edition, item.of) for edition, _, item in (one, taken[file])]
            place, other = sorted(sources, key=lambda source: (source == SITE_FILE, source))
            other = "a list that the site makes" if other == SITE_FILE else other
            clash = problem(Location(place, 1, 1), "same-address", other=other, address=f"/{one.item.path}")
            collisions += [clash] if (clash.code, file) not in known else []
        taken[file] = one
    return collisions
