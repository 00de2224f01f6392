"""The plan of a build: every page of every edition, and every other file.

It is made in parts: lists and all else that belongs to no single document, outputs that stand apart, chunks of
documents, and what is made of all pages. Each part is remembered by exactly what it read of the site, so an edit has
few of them planned again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.digests import Digests
from jarchy.build.jobs import Job, jobs_of, menus_of
from jarchy.build.page_context import Menu, Menus
from jarchy.build.parts import Outline, PlanPart, chunked, files_of
from jarchy.build.recall import Call, Recall, Result, TraceAll, trace_batch
from jarchy.build.registry import Registry
from jarchy.build.session import Session
from jarchy.build.text_edits import TextEdits
from jarchy.build.trace import reads_text
from jarchy.build.workers import PARALLEL_FROM_PARTS, Workers
from jarchy.content.config import Config
from jarchy.core.records import Record, encoded
from jarchy.model import PageAddress, Ref
from jarchy.outputs import beside_documents, of_documents, of_pages
from jarchy.outputs.output import OfEdition, OfSite, Output
from jarchy.problems import Problem, problem, shortened
from jarchy.site.site import Site

Outputs = Sequence[Output[object]]
Page = tuple[str, PageAddress]  # with its language code
Parts = tuple[PlanPart, ...]
Outlining = Callable[[Recall, Sequence[PlanPart]], None]


class Plan(Struct, frozen=True):
    """What is to be made, in parts, and the site that it is made of, with all addresses."""

    parts: Parts
    site: Site


def plan(site: Site, config: Config, registry: Registry, session: Session) -> tuple[Plan, list[Problem]]:
    """What is to be made, and what is wrong with it beside the problems of the session."""
    outputs = _outputs(config, registry)
    recall = Recall(site, session.cache, *(output.name for output in outputs))
    problems = _link_beside(recall, outputs)
    menus = recall.call(_menus_call(outputs)).by_language
    parts = _parts(recall, outputs, menus, partial(_outline, partial(_trace_shared, registry, session.workers)))
    recall.keep(session.cache)
    return Plan(parts, recall.site), problems


def replan(config: Config, registry: Registry, session: Session, edits: TextEdits) -> tuple[Plan, Digests] | None:
    """The plan of a site in which nothing but the texts of some documents has changed since the last plan, and the
    digests of what was read for it. Parts that read none of these texts are as they were. None if others must be
    planned again, too.
    """
    outputs, edited = _outputs(config, registry), edits.edited
    recall = Recall(edits.site, session.cache, *(output.name for output in outputs))
    if edits.former:
        recall.digests = edits.former.digests.after_edits(edits.site, edited)
    try:
        menus, before = _again(recall, _menus_call(outputs), edited)
        if menus != before:
            return None
        parts = _parts(recall, outputs, menus.by_language, partial(_outline_again, edited))
    except _Unforeseen:
        return None
    recall.keep(session.cache, whole=False)
    return Plan(parts, edits.site), recall.digests


class _Menus(Record):
    by_language: dict[str, Menu]


def _menus_call(outputs: Outputs) -> Call[_Menus]:
    return Call("menus", lambda site: _Menus(menus_of(outputs, site)), _Menus)


def _parts(recall: Recall, outputs: Outputs, menus: Menus, outline: Outlining) -> Parts:
    """The parts with their outlines, which the function finds."""
    site, more = recall.site, encoded(menus)
    beside = [one for one in outputs if isinstance(one, OfEdition | OfSite)]
    apart, lists = [one for one in beside if one.is_apart], [one for one in beside if not one.is_apart]
    parts = [
        PlanPart("lists", site, partial(_beside, lists, menus), (), more),
        *(PlanPart(f"output: {one.name}", site, partial(_beside, [one], menus), (), more) for one in apart),
        *(
            PlanPart(":".join(refs[0]), site, partial(_chunk, outputs, menus, refs), refs, more)
            for refs in chunked(site.linked.reasons)
        ),
    ]
    outline(recall, parts)
    pages = _LazyPages(partial(_pages, site, outputs, parts))
    whole = PlanPart("whole", site, partial(_whole, outputs, menus, pages), (), more, pages)
    outline(recall, [whole])
    return *parts, whole


class _LazyPages:
    """The pages of a site. Most edits of texts have nothing planned that reads them."""

    def __init__(self, find: Callable[[], Iterable[Page]]) -> None:
        self._find = find

    @cached_property
    def all(self) -> tuple[Page, ...]:
        return tuple(self._find())

    def __bytes__(self) -> bytes:
        return encoded(self.all)


def _outputs(config: Config, registry: Registry) -> Outputs:
    return tuple(output for output in registry.outputs if config.makes(output.name))


class _Unforeseen(Exception):
    """A text has changed more than the parts that read it."""


def _again(recall: Recall, call: Call[Result], edited: AbstractSet[Ref]) -> tuple[Result, Result]:
    """What a call returns now that these texts were edited, and what it returned before. Raises _Unforeseen."""
    last = recall.last(call)
    if last is None:
        raise _Unforeseen
    reads, before = last
    return (recall.call(call) if call.own & edited or reads_text(reads, edited) else before), before


def _outline_again(edited: AbstractSet[Ref], recall: Recall, parts: Iterable[PlanPart]) -> None:
    """Finds the outlines: those of parts that read no edited text are as they were. Raises _Unforeseen."""
    for part in parts:
        part.outline, before = _again(recall, part.call, edited)
        if part.outline is not before and part.outline.addresses != before.addresses:
            raise _Unforeseen


def _outline(trace: TraceAll[Outline], recall: Recall, parts: Sequence[PlanPart]) -> None:
    """Finds the outlines of these parts, which are remembered or planned by `trace`."""
    for part, outline in zip(parts, recall.call_all([part.call for part in parts], trace), strict=True):
        part.outline = outline


def _trace_shared(registry: Registry, workers: Workers, site: Site, calls: Sequence[Call[Outline]]) -> Iterable[bytes]:
    """Plans in processes that have the site already. It is too large to be sent."""
    here = workers if workers.are_copies else Workers(report=workers.report)
    work = registry.for_workers(partial(trace_batch, site))
    return here.map(work, calls, len(calls), PARALLEL_FROM_PARTS, "chunks", batch=1)


class _Paths(Record):
    """The addresses of everything to which texts may link by address alone."""

    paths: tuple[str, ...]


def _link_beside(recall: Recall, outputs: Outputs) -> list[Problem]:
    """Adds the addresses of lists, feeds and files that bodies link to.

    A link to one that is not made now becomes plain text, and is reported, unless its document is withheld.
    """
    site = recall.site
    links = [link for link in site.links_beside if link.place.ref is None or link.place.ref in site.linked.reasons]
    if not links:
        return []
    refs = tuple(sorted({link.place.ref for link in links if link.place.ref}))
    planned = recall.call(Call("paths", partial(_paths, outputs, refs), _Paths, more=(encoded(refs),))).paths
    offered = (path for path, ref in site.linked.attached.items() if ref in site.linked.reasons)
    made = {*planned, *offered, *(one.address for one in site.root)}
    addresses, problems = {}, []
    for link in links:
        if link.place.path in made:
            addresses[link.address] = site.front.root + link.place.path + link.place.tail
        else:
            problems.append(problem(link.where, "nothing-there", address=shortened(link.address)))
    editions = tuple(replace(edition, addresses={**edition.addresses, **addresses}) for edition in site.editions)
    front = editions[[edition is site.front for edition in site.editions].index(True)]
    recall.move_to(replace(site, editions=editions, front=front))
    return problems


def _paths(outputs: Outputs, refs: Sequence[Ref], site: Site) -> _Paths:
    """What is made besides the pages of documents; of documents, that of `refs`."""
    linkable = [output for output in outputs if output.addresses]
    made = (*beside_documents(site, linkable), *of_documents(site, refs, linkable), *of_pages(site, (), linkable))
    return _Paths(tuple(one.item.path.removesuffix("index.html") for one in made))


def _beside(outputs: Outputs, menus: Menus, site: Site) -> Iterator[Job]:
    return jobs_of(beside_documents(site, outputs), site, menus)


def _chunk(outputs: Outputs, menus: Menus, refs: Sequence[Ref], site: Site) -> Iterator[Job]:
    return jobs_of(of_documents(site, refs, outputs), site, menus)


def _whole(outputs: Outputs, menus: Menus, pages: _LazyPages, site: Site) -> Iterator[Job]:
    editions = {edition.language.code: edition for edition in site.editions}
    return jobs_of(of_pages(site, [(editions[lang], address) for lang, address in pages.all], outputs), site, menus)


def _pages(site: Site, outputs: Outputs, parts: Iterable[PlanPart]) -> Iterator[Page]:
    """The pages of each edition, those that belong to no single document first; then those of the whole site."""
    of_site = {output.name for output in outputs if isinstance(output, OfSite)}
    of_editions: dict[str, list[PageAddress]] = {edition.language.code: [] for edition in site.editions}
    of_whole: list[PageAddress] = []
    for file in files_of(parts):
        if file.address:
            (of_whole if file.output in of_site else of_editions[file.lang]).append(file.address)
    for lang, addresses in (*of_editions.items(), (site.front.language.code, of_whole)):
        yield from ((lang, address) for address in addresses)
