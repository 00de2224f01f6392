"""Jobs: everything that is needed to make a file, or a folder of files, and nothing else."""

from collections.abc import Iterable, Iterator

from jarchy.build.page_context import Frame, Menu, Menus, frame, menu
from jarchy.content.site_file import SITE_FILE
from jarchy.core.hashing import key
from jarchy.core.records import Record, encoded
from jarchy.core.urls import file_of
from jarchy.model import Edition, File, Page, PageAddress, Ref, TextPart
from jarchy.outputs.output import Made, OfEdition, OfSite, Output, Write
from jarchy.site.site import Site


class Job(Record):
    """One unit of work. What is hashed for the cache is exactly what is passed to the template."""

    file: str  # path below the output folder; ends with a slash if the job makes a folder of files
    template: str  # name of the template; empty: `write` makes the bytes
    lang: str
    frame: Frame | None  # None: not a page
    page: object
    source: str  # path of the source file, for messages
    write: Write | None = None
    parts: tuple[TextPart, ...] = ()  # what `write` is given beside `page`, as texts
    is_slow: bool = False
    output: str = ""  # the name of the output that planned it
    address: PageAddress | None = None  # None: not a page

    @property
    def is_folder(self) -> bool:
        """Whether the job makes several files. Their names are known only when they are made."""
        return self.file.endswith("/")

    @property
    def data_key(self) -> str:
        """The key of all values that the template is given."""
        return key(encoded((self.frame, self.page, self.parts) if self.parts else (self.frame, self.page)))

    @property
    def templates(self) -> tuple[tuple[str, str], ...]:
        """The templates that it is made with, each with its language."""
        own = ((self.template, self.lang),) if self.template else ()
        return (*own, *((part.template, part.lang) for part in self.parts))


def _source(item: Page | File, edition: Edition, site: Site) -> str:
    if isinstance(item, File) and item.source:
        return item.source
    versions = (one.versions[item.of] for one in (edition, *site.editions) if item.of and item.of in one.versions)
    return next((version.file for version in versions), SITE_FILE)


_Twins = dict[tuple[str, ...], dict[str, tuple[Edition, Page]]]
_Beside = dict[tuple[str, Ref], list[Made]]


def menus_of(outputs: Iterable[Output[object]], site: Site) -> dict[str, Menu]:
    """The menu of each edition."""
    leading = [(one.name, one.paths) for one in outputs if isinstance(one, OfEdition) and one.paths]
    return {
        edition.language.code: menu(edition, {name: found for name, paths in leading if (found := [*paths(edition)])})
        for edition in site.editions
    }


def jobs_of(made: Iterable[Made], site: Site, menus: Menus) -> Iterator[Job]:
    """The jobs of planned pages and files. A page must be planned together with the same page in other languages, and
    with the files of its document.
    """
    made = tuple(made)
    twins, beside = _twins(made), _beside(made)
    for edition, output, item in made:
        lang, around, address = edition.language.code, None, None
        if isinstance(item, Page):
            files = beside.get((lang, item.of), ()) if item.of else ()
            around = frame(edition, item, menus, twins[item.key], files, site)
            address = PageAddress(item.path, item.is_indexed, item.of, item.updated)
        yield Job(
            file=_file(item),
            template=item.template,
            lang=lang,
            frame=around,
            page=item.view,
            source=_source(item, edition, site),
            output=output.name,
            address=address,
            write=None if item.template else output.write,
            parts=item.parts if isinstance(item, File) else (),
            is_slow=output.is_slow and not item.template,
        )


def _file(item: Page | File) -> str:
    return item.path if isinstance(item, File) and item.is_folder else file_of(item.path)


def _twins(made: Iterable[Made]) -> _Twins:
    """The pages by their keys, each with its versions by language code."""
    twins: _Twins = {}
    for edition, output, item in made:
        if isinstance(item, Page) and not isinstance(output, OfSite):
            # The first wins: the page “not found” has the home page's key, so that its switcher leads to home pages.
            twins.setdefault(item.key, {}).setdefault(edition.language.code, (edition, item))
    return twins


def _beside(made: Iterable[Made]) -> _Beside:
    """The files beside the pages of documents, by language code and document."""
    beside: _Beside = {}
    for one in made:
        if isinstance(one.item, File) and one.item.of:
            beside.setdefault((one.edition.language.code, one.item.of), []).append(one)
    return beside
