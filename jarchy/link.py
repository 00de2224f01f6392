"""All documents to the `Site`: originals joined with their translations, references checked, an edition per language.

Runs in full on every build, so that nothing here can be stale.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from jarchy.config import SITE_FILE, Config, LanguageEntry, Security
from jarchy.gate import news_ends, next_change, withheld
from jarchy.kinds import BY_NAME, KINDS
from jarchy.kinds.parts import card
from jarchy.language import Language
from jarchy.media import Media
from jarchy.model import Document, Edition, Link, Ref, TranslationNote, Version, path
from jarchy.parse import Parsed
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.schema import words_in

Translations = dict[tuple[Ref, str], Document]


class Site(Struct, frozen=True):
    """`next_change` is the next instant at which the site would come out differently by time alone."""

    editions: tuple[Edition, ...]
    front: Edition  # of the default language
    security: Security | None  # while it holds
    as_of: datetime
    next_change: datetime | None


class Joined(Struct, frozen=True):
    """All that was written, told apart: the originals in the order of their refs, and what translates them."""

    originals: dict[Ref, Document]
    translations: Translations
    mentioned_by: dict[Ref, tuple[Ref, ...]]


def link(
    parsed: Iterable[Parsed[Any]],
    config: Config,
    as_of: datetime,
    *,
    drafts: bool,
    found: list[Problem],
    media: Mapping[str, Media] | None = None,
) -> Site:
    """The site as it is at `as_of`; with `drafts`, what is withheld is in it too, and marked."""
    parsed = tuple(parsed)
    joined = _join(parsed, found)
    found.extend(_bad_references(parsed, config))
    found.extend(_bad_placements(parsed, joined.originals))
    found.extend(_bad_originals(joined.originals))
    found.extend(_reserved_addresses(joined.originals, config))
    hidden = withheld(joined.originals, joined.mentioned_by, as_of)
    found.extend(_early_warnings(joined, hidden))
    found.extend(_translation_warnings(joined, config))
    shown = {ref: hidden.get(ref, "") for ref in joined.originals if drafts or ref not in hidden}
    editions = tuple(_editions(config, joined, shown, media or {}, drafts=drafts))
    front = editions[config.codes.index(config.default)]
    changes = [next_change(joined.originals, joined.mentioned_by, as_of, hidden, drafts=drafts)]
    if "sitemap" not in config.without:
        changes.append(news_ends((joined.originals[ref].fields for ref in shown if ref.kind == "release"), as_of))
    security = config.security
    if security and security.expires.instant <= as_of:
        found.append(problem(Location(SITE_FILE, *security.mark), "security-expired"))
        security = None
    changes.append(security.expires.instant if security else None)
    change = min((moment.astimezone(config.zone) for moment in changes if moment), default=None)
    return Site(editions, front, security, as_of, change)


def _join(parsed: Iterable[Parsed[Any]], found: list[Problem]) -> Joined:
    originals: dict[Ref, Document] = {}
    translations: Translations = {}
    unread = {one.source.ref for one in parsed if one.document is None}  # the original may be among them
    for document in sorted((one.document for one in parsed if one.document), key=lambda one: (one.ref, one.lang)):
        if document.translation:
            translations[document.ref, document.lang] = document
        elif document.ref in originals:
            found.append(problem(document.at(), "two-originals", other=originals[document.ref].path))
        else:
            originals[document.ref] = document
    for (ref, _), document in translations.items():
        if ref not in originals and ref not in unread:
            found.append(problem(document.at(), "missing-original"))
    return Joined(originals, translations, _mentioned_by([*originals.values(), *translations.values()]))


def _mentioned_by(documents: Iterable[Document]) -> dict[Ref, tuple[Ref, ...]]:
    """Who speaks of a document. Of one that draft translations alone mention, it is nobody."""
    speaking: dict[Ref, set[Ref]] = {}
    for document in documents:
        is_draft = document.translation is not None and document.translation.status == "draft"
        for mention in document.mentions:
            if mention.ref != document.ref:
                speaking.setdefault(mention.ref, set()).update(() if is_draft else (document.ref,))
    return {ref: tuple(sorted(by)) for ref, by in speaking.items()}


def _bad_references(parsed: Iterable[Parsed[Any]], config: Config) -> Iterator[Problem]:
    """What names a document or a tag that isn't there. A file that could not be read is there all the same."""
    named = {one.source.ref for one in parsed}
    tags = config.entries[0][1].tags
    for one in parsed:
        for mention in one.mentions:
            if mention.ref not in named and mention.ref.kind in BY_NAME:
                yield _unknown(Location(one.source.path, *mention.mark), mention.ref, named)
        for slug in getattr(one.document.fields, "tags", ()) if one.document else ():
            if slug not in tags:
                suggestion = did_you_mean(slug, tags)
                where = one.document.at("tags") if one.document else Location(one.source.path)
                yield problem(where, "unknown-tag", slug=slug, suggestion=suggestion)
    if config.issuer and config.issuer.ref not in named:
        yield _unknown(Location(SITE_FILE, *config.issuer.mark), config.issuer.ref, named)


def _unknown(where: Location, ref: Ref, named: Iterable[Ref]) -> Problem:
    suggestion = did_you_mean(ref.slug, (other.slug for other in named if other.kind == ref.kind))
    folder = BY_NAME[ref.kind].folder
    return problem(where, "unknown-reference", kind=ref.kind, slug=ref.slug, suggestion=suggestion, folder=folder)


def _bad_placements(parsed: Iterable[Parsed[Any]], originals: Mapping[Ref, Document]) -> Iterator[Problem]:
    """A picture that is placed in a text is one of its document."""
    for one in parsed:
        for mention in one.mentions if one.source.ref in originals else ():
            pictures = getattr(originals[one.source.ref].fields, "pictures", {})
            if mention.ref.kind == "picture" and mention.ref.slug not in pictures:
                where, slug = Location(one.source.path, *mention.mark), mention.ref.slug
                suggestion, known = did_you_mean(slug, pictures), ", ".join(pictures) or "none"
                yield problem(where, "unknown-picture", slug=slug, suggestion=suggestion, known=known)


def _bad_originals(originals: Mapping[Ref, Document]) -> Iterator[Problem]:
    for ref, original in originals.items():
        for key, code, words in BY_NAME[ref.kind].check(original, originals):
            yield problem(original.at(key), code, **words)


def _reserved_addresses(originals: Mapping[Ref, Document], config: Config) -> Iterator[Problem]:
    """A plain page may not have the address of a list, even of an empty one: or a build fails when an embargo ends."""
    for ref, original in originals.items():
        for known, entry in config.entries if not BY_NAME[ref.kind].in_url else ():
            if ref.slug in _sections(entry).values():
                address = f"/{path(known.code, ref.slug)}"
                where = Location(original.path, 1, 1)
                yield problem(where, "same-address", other="a list that the site makes", address=address)


def _early_warnings(joined: Joined, hidden: Mapping[Ref, str]) -> Iterator[Problem]:
    """Where the gate does something that an editor may not expect."""
    for ref, original in joined.originals.items():
        if ref in hidden:
            continue
        for mention in original.mentions:
            if mention.ref.kind == "quote" and mention.ref in hidden:
                yield problem(Location(original.path, *mention.mark), "quote-withheld", slug=mention.ref.slug)
        mentioned_by = joined.mentioned_by.get(ref, ())
        if mentioned_by and all(by in hidden for by in mentioned_by) and original.fields.status is None:
            yield problem(original.at(), "only-withheld")


def _translation_warnings(joined: Joined, config: Config) -> Iterator[Problem]:
    for ref, original in joined.originals.items():
        for code in config.codes:
            translation = joined.translations.get((ref, code))
            if translation is None or translation.translation is None:
                if code != original.lang:
                    missing = original.path.removesuffix(f"{original.lang}.md") + f"{code}.md"
                    yield problem(original.at(), "missing-translation", code=code, path=missing)
                continue
            if (of := translation.translation.of) != original.fingerprint:
                where = translation.at("translation")
                freshness = "stale-translation" if of else "undated-translation"
                yield problem(where, freshness, fingerprint=original.fingerprint)
            is_draft = translation.translation.status == "draft"
            for key, is_owed in _untranslated(original.fields, translation.fields):
                what = "owed-words" if is_owed and not is_draft else "untranslated"
                yield problem(translation.at(), what, key=key, original=original.path)
            if original.prose.html and not translation.prose.html:
                yield problem(translation.at(), "untranslated", key="the text", original=original.path)
            yield from _only_translated(original, translation)


def _untranslated(facts: Any, words: Any) -> Iterator[tuple[str, bool]]:
    """The keys that the original has and the translation lacks, and whether readers must be told their words."""
    owed = words_in(facts.__class__)
    for name in words.__struct_fields__:
        if name == "translation":
            continue
        fact, word = getattr(facts, name), getattr(words, name)
        if isinstance(fact, dict):
            for key, item in fact.items():
                if key in word:
                    yield from ((f"{name}: {key}: {one}", is_owed) for one, is_owed in _untranslated(item, word[key]))
                elif all_words := [*_all_words(item)]:
                    yield f"{name}: {key}", any(is_owed for _, is_owed in all_words)
        elif fact and not word and name in owed:
            yield name, owed[name]


def _all_words(facts: Any) -> Iterator[tuple[str, bool]]:
    return ((name, is_owed) for name, is_owed in words_in(facts.__class__).items() if getattr(facts, name))


def _only_translated(original: Document, translation: Document) -> Iterator[Problem]:
    """A role or an item of a programme that the original doesn't have: a slip in its key, or it would vanish."""
    for name in translation.fields.__struct_fields__:
        table: Any = getattr(original.fields, name, None)
        for key in getattr(translation.fields, name) if isinstance(table, dict) else ():
            if key not in table:
                suggestion, known = did_you_mean(key, table), ", ".join(table) or "none"
                yield problem(translation.at(name), "only-translated", key=key, suggestion=suggestion, known=known)


def _editions(
    config: Config, joined: Joined, shown: Mapping[Ref, str], media: Mapping[str, Media], *, drafts: bool
) -> Iterator[Edition]:
    folders = {
        known.code: {kind: path(known.code, word) for kind, word in _sections(entry).items()}
        for known, entry in config.entries
    }
    translations = {
        key: one
        for key, one in joined.translations.items()
        if drafts or (one.translation and one.translation.status != "draft")
    }
    pages = {ref: _pages(joined.originals[ref], translations, folders, config) for ref in shown}
    seen_by = {ref: tuple(by for by in all_by if by in shown) for ref, all_by in joined.mentioned_by.items()}
    for known, entry in config.entries:
        own = folders[known.code]
        versions = {
            ref: _version(joined.originals[ref], translations.get((ref, known.code)), known, pages[ref], why)
            for ref, why in shown.items()
        }
        yield Edition(
            language=known,
            title=entry.title,
            description=entry.description,
            base_url=config.base_url,
            root=config.root,
            folders=own,
            tags={slug: Link(f"{config.root}{own['tag']}{slug}/", label) for slug, label in entry.tags.items()},
            page_size=config.page_size,
            without=config.without,
            versions=versions,
            cards={
                ref: card(version, versions, f"{config.root}{own[ref.kind]}{ref.slug}/")
                for ref, version in versions.items()
            },
            media=dict(media),
            mentioned_by=seen_by,
            issuer=config.issuer.ref if config.issuer and config.issuer.ref in shown else None,
        )


def _sections(entry: LanguageEntry) -> dict[str, str]:
    sections = {kind.name: entry.sections.get(kind.folder, kind.folder) if kind.in_url else "" for kind in KINDS}
    return sections | {"tag": entry.sections.get("tags", "tags")}


def _pages(
    original: Document, translations: Translations, folders: Mapping[str, Mapping[str, str]], config: Config
) -> dict[str, Link]:
    """Where readers find the document in each language that has it."""
    ref = original.ref
    return {
        known.code: Link(f"{config.root}{folders[known.code][ref.kind]}{ref.slug}/", known.endonym, known.code)
        for known, _ in config.entries
        if original.lang == known.code or (ref, known.code) in translations
    }


def _version(
    original: Document, translation: Document | None, known: Language, pages: Mapping[str, Link], why: str
) -> Version:
    """The document in the edition's language; in the original's where there is no translation for readers."""
    at_original = pages[original.lang]
    elsewhere = tuple(page for code, page in pages.items() if code != known.code)
    of = translation.translation if translation else None
    if translation is None or of is None:
        lang = "" if original.lang == known.code else original.lang
        return Version(original.ref, lang, original.fields, original.prose, at_original, elsewhere, None, None, why)
    note = TranslationNote(at_original, of.reviewed, of.of == original.fingerprint if of.of else None)
    fields = _overlay(original.fields, translation.fields)
    why = why or ("draft" if of.status == "draft" else "")
    return Version(original.ref, "", fields, translation.prose, at_original, elsewhere, note, original.prose, why)


def _overlay(facts: Any, words: Any) -> Any:
    """The original's fields, with the translation's words in the place of its own: never a word of the original."""
    changes = {}
    for name in words.__struct_fields__:
        if name in facts.__struct_fields__:
            fact, word = getattr(facts, name), getattr(words, name)
            is_table = isinstance(fact, dict)
            changes[name] = {key: _overlay(fact[key], word[key]) for key in fact if key in word} if is_table else word
    return msgspec.structs.replace(facts, **changes)
