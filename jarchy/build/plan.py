"""The plan of a build: every page of every edition, and every other file.

It is made in parts: lists and all else that belongs to no single document, each output that is made of the texts of
many, chunks of documents, and what is made of all pages. Each part is remembered by exactly what it read of the site,
so an edit has few of them planned again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.jobs import jobs_of, menus_of
from jarchy.build.page_context import Menus
from jarchy.build.parts import Outline, PlannedPart, PlanPart, chunked, files_of
from jarchy.build.recall import Call, Recall, TraceAll, trace_batch
from jarchy.build.registry import Registry
from jarchy.build.session import Session
from jarchy.build.trace import reads_text
from jarchy.build.workers import PARALLEL_FROM_CHUNKS, Workers
from jarchy.content.config import Config
from jarchy.core.records import Record, encoded
from jarchy.model import PageAddress, Ref
from jarchy.outputs import beside_documents, of_documents, of_pages
from jarchy.outputs.output import OfSite, OfTexts, Output
from jarchy.problems import Problem, problem, shortened
from jarchy.site.site import Site

Outputs = Sequence[Output[object]]
Pages = tuple[tuple[str, PageAddress], ...]  # each with its language code
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
    parts = _parts(
        recall, outputs, _outline, partial(_outline, trace=partial(_trace_shared, registry, session.workers))
    )
    recall.keep(session.cache)
    return Plan(parts, recall.site), problems


def replan(site: Site, config: Config, registry: Registry, session: Session, edited: AbstractSet[Ref]) -> Plan | None:
    """The plan of a site in which nothing but the texts of `edited` documents has changed since the last plan. Parts
    that read none of them are as they were. None if others must be planned again, too.
    """
    outputs = _outputs(config, registry)
    recall = Recall(site, session.cache, *(output.name for output in outputs))
    try:
        parts = _parts(recall, outputs, *[partial(_outline_again, edited=edited)] * 2)
    except _Unforeseen:
        return None
    recall.keep(session.cache, whole=False)
    return Plan(parts, site)


def _parts(recall: Recall, outputs: Outputs, outline: Outlining, outline_chunks: Outlining) -> Parts:
    """The parts with their outlines, which the functions find."""
    site = recall.site
    texts = [output for output in outputs if isinstance(output, OfTexts)]
    lists = PlanPart("lists", site, partial(_lists, [one for one in outputs if not isinstance(one, OfTexts)], texts))
    outline(recall, [lists])
    menus = lists.outline.menus
    menus_key = encoded(menus)
    of_texts = [PlanPart(f"of texts: {one.name}", site, partial(_of_texts, one, menus), (), menus_key) for one in texts]
    outline(recall, of_texts)
    chunks = [
        PlanPart(":".join(refs[0]), site, partial(_chunk, outputs, menus, refs), refs, menus_key)
        for refs in chunked(site.linked.reasons)
    ]
    outline_chunks(recall, chunks)
    pages = tuple(_pages(site, outputs, (lists, *of_texts, *chunks)))
    whole = PlanPart("whole", site, partial(_whole, outputs, menus, pages), (), menus_key, encoded(pages))
    outline(recall, [whole])
    return lists, *of_texts, *chunks, whole


def _outputs(config: Config, registry: Registry) -> Outputs:
    return tuple(output for output in registry.outputs if config.makes(output.name))


class _Unforeseen(Exception):
    """A text has changed more than the parts that read it."""


def _outline_again(recall: Recall, parts: Iterable[PlanPart], edited: AbstractSet[Ref]) -> None:
    """Finds the outlines: those of parts that read no edited text are as they were. Raises _Unforeseen."""
    for part in parts:
        last = recall.last(part.call)
        if last is None:
            raise _Unforeseen
        reads, part.outline = last
        if part.call.own & edited or reads_text(reads, edited):
            before, part.outline = part.outline, recall.call(part.call)
            if part.outline.addresses != before.addresses or part.outline.menus != before.menus:
                raise _Unforeseen


def _outline(recall: Recall, parts: Sequence[PlanPart], trace: TraceAll[Outline] = trace_batch) -> None:
    """Finds the outlines of these parts, which are remembered or planned by `trace`."""
    for part, outline in zip(parts, recall.call_all([part.call for part in parts], trace), strict=True):
        part.outline = outline


def _trace_shared(registry: Registry, workers: Workers, site: Site, calls: Sequence[Call[Outline]]) -> Iterable[bytes]:
    """Plans in processes that have the site already. It is too large to be sent."""
    here = workers if workers.are_copies else Workers(report=workers.report)
    work = registry.for_workers(partial(trace_batch, site))
    return here.map(work, calls, len(calls), PARALLEL_FROM_CHUNKS, "chunks", batch=1)


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


def _lists(outputs: Outputs, texts: Iterable[OfTexts], site: Site) -> PlannedPart:
    made = tuple(beside_documents(site, outputs))
    menus = menus_of(made, texts, site)
    return PlannedPart(tuple(jobs_of(made, site, menus)), menus)


def _of_texts(output: OfTexts, menus: Menus, site: Site) -> PlannedPart:
    return PlannedPart(tuple(jobs_of(beside_documents(site, [output]), site, menus)), {})


def _chunk(outputs: Outputs, menus: Menus, refs: Sequence[Ref], site: Site) -> PlannedPart:
    return PlannedPart(tuple(jobs_of(of_documents(site, refs, outputs), site, menus)), {})


def _whole(outputs: Outputs, menus: Menus, pages: Pages, site: Site) -> PlannedPart:
    editions = {edition.language.code: edition for edition in site.editions}
    made = of_pages(site, [(editions[lang], address) for lang, address in pages], outputs)
    return PlannedPart(tuple(jobs_of(made, site, menus)), {})


def _pages(site: Site, outputs: Outputs, parts: Iterable[PlanPart]) -> Iterator[tuple[str, PageAddress]]:
    """The pages of each edition, those that belong to no single document first; then those of the whole site."""
    of_site = {output.name for output in outputs if isinstance(output, OfSite)}
    of_editions: dict[str, list[PageAddress]] = {edition.language.code: [] for edition in site.editions}
    of_whole: list[PageAddress] = []
    for file in files_of(parts):
        if file.address:
            (of_whole if file.output in of_site else of_editions[file.lang]).append(file.address)
    for lang, addresses in (*of_editions.items(), (site.front.language.code, of_whole)):
        yield from ((lang, address) for address in addresses)
