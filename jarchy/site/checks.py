"""Checks documents against each other: references, the rules of their kinds, and addresses."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from jarchy.content.glossary import Glossary
from jarchy.content.parse import Parsed
from jarchy.content.site_file import SITE_FILE, Checks
from jarchy.core.dates import DateOrTime
from jarchy.kinds import SHORTCODES, attachments
from jarchy.markdown.hrefs import find_place
from jarchy.model import Kinds, Original, Ref
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.schema.readers import NEVER
from jarchy.site.address_checks import check_addresses
from jarchy.site.addresses import Directory, addresses_in, is_web
from jarchy.site.alone import check_alone
from jarchy.site.claims import Unread, own_problems
from jarchy.site.comparisons import Compare
from jarchy.site.fact_checks import fact_comparisons, names_of
from jarchy.site.name_checks import capital_names
from jarchy.site.passages import SpokenWords
from jarchy.site.quote_checks import quote_problems
from jarchy.site.repeated_facts import repeated_facts
from jarchy.site.repeated_quotes import quote_comparisons
from jarchy.site.sample_checks import sample_problems
from jarchy.site.suggestions import Suggestions
from jarchy.site.term_checks import term_comparisons
from jarchy.site.translation_checks import translation_problems
from jarchy.site.translations import Documents
from jarchy.site.unasked import settled
from jarchy.site.withheld_checks import check_withheld

Waived = Mapping[str, Collection[Ref]]  # by the code of a warning, the documents of which it is not asked for


def check(
    parsed: Sequence[Parsed],
    joined: Documents,
    hidden: Mapping[Ref, str],
    unread: Unread,
    directory: Directory,
    compare: Compare,
    waived: Waived,
    spoken: Mapping[str, SpokenWords],
) -> Iterator[Problem]:
    """All problems of documents beside each other. `hidden` is the result of `publication.withheld`; `unread` are files
    that could not be read; `compare` may know what comparisons of texts find; `waived` are documents
    of which something is not asked for; `spoken` are the words of quotes by their language.
    """
    config, names = directory.config, names_of(joined, directory.config)
    comparisons = (
        *fact_comparisons(joined, names),
        *quote_comparisons(joined, spoken),
        *term_comparisons(joined, config),
    )
    compared = (
        *_bad_documents(parsed, joined, unread, directory),
        *quote_problems(joined),
        *check_withheld(parsed, joined, hidden, unread, directory),
        *translation_problems(parsed, joined, unread, config),
        *check_alone(joined, config.kinds),
        *sample_problems(joined, hidden),
        *capital_names(joined, names),
        *compare(comparisons),
    )
    yield from joined.claims.problems
    found = _asked((*own_problems(parsed, config.kinds), *compared), joined, waived)
    yield from (each for each in found if not _is_meant(each, config.glossary))


def _is_meant(found: Problem, glossary: Glossary) -> bool:
    """Whether a slip is one that the glossary says is none."""
    return not glossary.meant_so.isdisjoint((found.words.get("typed"), found.words.get("word")))


def _bad_documents(
    parsed: Sequence[Parsed], joined: Documents, unread: Unread, directory: Directory
) -> Iterator[Problem]:
    suggestions = Suggestions(directory, joined.documents)
    yield from _bad_references(parsed, unread, suggestions)
    yield from _bad_addresses(parsed, joined, unread, suggestions)
    yield from _bad_placements(parsed, joined.originals)
    yield from _bad_originals(joined.originals, directory.config.kinds)
    for file in parsed:
        if original := joined.originals.get(file.source.ref):
            yield from repeated_facts(file, original)
    yield from check_addresses(joined, directory.config)


def waived_by(checks: Checks, joined: Documents) -> dict[str, frozenset[Ref]]:
    """By the codes of warnings that are asked for only from some day on, the documents before that day."""
    before = {day: frozenset(_before(day, joined)) for day in {*checks.days.values()}}
    return {code: before[day] for code, day in checks.days.items()}


def with_settled(waived: Waived, joined: Documents, as_of: datetime) -> Waived:
    """What is waived, and the translations that nobody is asked for any more."""
    missing = settled(joined, as_of).union(waived.get("missing-translation", ()))
    return {**waived, "missing-translation": missing}


def _asked(problems: Iterable[Problem], joined: Documents, waived: Waived) -> Iterator[Problem]:
    """The problems, without those that are waived for their document."""
    refs = {document.path: document.ref for document in joined.documents} if waived else {}
    return (each for each in problems if refs.get(each.where.path) not in waived.get(each.code, ()))


def _before(day: DateOrTime, joined: Documents) -> set[Ref]:
    """The documents before a day. A document without a day counts as new as the newest one that mentions it."""
    whens = {ref: original.fields.when for ref, original in joined.originals.items()}
    before = {ref for ref, when in whens.items() if when and when.is_before(day)}
    undated = {ref: joined.mentioned_by[ref] for ref, when in whens.items() if not when and ref in joined.mentioned_by}
    while more := {ref for ref in undated.keys() - before if undated[ref] and before.issuperset(undated[ref])}:
        before |= more
    return before | (whens.keys() if day is NEVER else set())


def _bad_references(parsed: Iterable[Parsed], unread: Unread, suggestions: Suggestions) -> Iterator[Problem]:
    """References to documents and tags that do not exist. A file that could not be read counts as existing."""
    config, named = suggestions.directory.config, suggestions.directory.named
    tags = config.entries[0][1].tags
    for file in parsed:
        for mention in file.mentions:
            kind, slug = mention.ref
            is_missed = kind in config.kinds and mention.ref not in named and not unread.may_be(mention.ref)
            if is_missed or (kind == "tag" and slug not in tags):
                yield _unknown(file.at(mention.mark), mention.ref, suggestions)
    if config.issuer and config.issuer.ref not in named and not unread.may_be(config.issuer.ref):
        yield _unknown(Location(SITE_FILE, *config.issuer.mark), config.issuer.ref, suggestions)


def _unknown(where: Location, ref: Ref, suggestions: Suggestions) -> Problem:
    slug, suggestion = shortened(ref.slug), suggestions.of_reference(ref.kind, ref.slug)
    if ref.kind == "tag":
        if ref.slug in suggestions.directory.config.categories:
            suggestion = "it is a category: write one of its tags; "
        return problem(where, "unknown-tag", slug=slug, suggestion=suggestion)
    folder = suggestions.kinds[ref.kind].folder
    return problem(where, "unknown-reference", kind=ref.kind, slug=slug, suggestion=suggestion, folder=folder)


def _bad_addresses(
    parsed: Sequence[Parsed], joined: Documents, unread: Unread, suggestions: Suggestions
) -> Iterator[Problem]:
    """Links to pages that the site does not have, and to headings that these pages do not have."""
    directory = suggestions.directory
    wrong = {file.source.ref for file in parsed if file.document is None}
    for file in parsed:
        for address, mark in addresses_in(file):
            where = file.at(mark)
            place, target = directory.find(address), shortened(address)
            if place is None and directory.is_own(address):
                meant, is_of_language = directory.document_at(address), directory.is_of_language(address)
                may_be_old = address.startswith("/") and not is_of_language and (unread or wrong - {file.source.ref})
                if not may_be_old and not (meant and unread.may_be(meant)):
                    code = "unknown-page" if is_web(address) and not is_of_language else "no-such-page"
                    yield problem(where, code, target=target, suggestion=suggestions.of_link(address, file.source.ref))
            elif place and place.ref and "#" in place.tail:
                yield from _bad_place(where, place.ref, address, joined, directory.config.codes)


def _bad_place(where: Location, ref: Ref, address: str, joined: Documents, codes: Iterable[str]) -> Iterator[Problem]:
    """A link to a heading that the document has in no language."""
    typed = address.partition("#")[2]
    documents = joined.versions(ref, codes)
    ids = [place for document in documents for place in re.findall(' id="([^"]+)"', str(document.prose.html))]
    place, suggestion = find_place(f"#{typed}", ids)
    if documents and typed and not place:
        yield problem(where, "no-such-place", place=shortened(address), suggestion=suggestion)


def _bad_placements(parsed: Iterable[Parsed], originals: Mapping[Ref, Original]) -> Iterator[Problem]:
    """Shortcodes and links that name what the document does not have."""
    for file in parsed:
        original = originals.get(file.source.ref)
        for mention in file.mentions if original else ():
            kind, slug = mention.ref
            if original and kind == attachments.KIND:
                wrong = attachments.check_named(slug, original, file.at(mention.mark))
            elif original and kind in SHORTCODES:
                wrong = SHORTCODES[kind].check(slug, original, file.at(mention.mark))
            else:
                continue
            yield from [wrong] if wrong else ()


def _bad_originals(originals: Mapping[Ref, Original], kinds: Kinds) -> Iterator[Problem]:
    for ref, original in originals.items():
        for key, code, words in kinds[ref.kind].check(original, originals):
            yield problem(original.at(key), code, **words)
