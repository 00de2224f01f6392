"""Makes the `Site` of all documents: an edition per language, with the state of each translation.

It runs in full in every build, so nothing here can be stale.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, tzinfo
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jarchy.content.config import Config, Security
from jarchy.content.parse import Parsed
from jarchy.content.site_file import SITE_FILE
from jarchy.core.urls import path
from jarchy.i18n.language import Language
from jarchy.images.icon import IconFiles
from jarchy.images.media import ImageFile
from jarchy.images.typeface import lacking
from jarchy.kinds import SHORTCODES
from jarchy.kinds.pictures import thumbnail
from jarchy.kinds.queries import card
from jarchy.kinds.release import Release
from jarchy.model import Edition, Link, Original, Phase, Ref, Stated, Translated, TranslationNote, Version, page_path
from jarchy.problems import Location, Problem, has_code, problem
from jarchy.schema.references import refs_of
from jarchy.site.addresses import Directory, LinkBeside, hrefs, with_mentions
from jarchy.site.checks import asked, check
from jarchy.site.claims import Unread, claims, own_problems
from jarchy.site.drafts import UNFINISHED, Drafts
from jarchy.site.fact_checks import Remember, at_once, fact_problems
from jarchy.site.held import Held, held_back, warnings
from jarchy.site.newest import newest_of, tagged
from jarchy.site.news import news_ends
from jarchy.site.publication import next_change, withheld
from jarchy.site.translation_checks import translation_problems
from jarchy.site.translations import Documents, Translations, join
from jarchy.site.withdrawals import with_withdrawals

Facts = TypeVar("Facts", bound=Struct)


class Site(Struct, frozen=True):
    """A site at one instant. `next_change` is the next instant at which it changes without any edit."""

    editions: tuple[Edition, ...]
    front: Edition  # of the default language
    security: Security | None  # None after it has expired
    as_of: datetime
    next_change: datetime | None
    held: tuple[Held, ...]
    links_beside: tuple[LinkBeside, ...]
    problems: tuple[Problem, ...]
    icons: IconFiles | None = None  # None: nothing is known of assets/


def link(
    parsed: Iterable[Parsed],
    config: Config,
    as_of: datetime,
    *,
    unread: Unread,
    media: Mapping[str, ImageFile],
    found: Iterable[Problem] = (),
    drafts: bool = False,
    is_repository_public: bool = False,
    remember: Remember = at_once,
) -> Site:
    """The site at `as_of`. With `drafts`, it includes withheld documents, marked as such, but for unfinished ones.
    Nothing is known about files that are `unread`. `found` are the problems with pictures that documents name.
    `remember` may give the result of an earlier comparison of two texts.
    """
    parsed = tuple(parsed)
    directory = Directory(config, parsed)
    parsed = tuple(with_mentions(one, directory) for one in parsed)
    joined = join(parsed, claims(parsed, unread, config.kinds), config.kinds)
    hidden = withheld(joined.originals, joined.mentioned_by, as_of)
    held = held_back(joined, hidden, as_of)
    security = config.security if config.security and config.security.expires.instant > as_of else None
    excused = Drafts(parsed, config.kinds).excuse(
        (
            *found,
            *own_problems(parsed, config.kinds),
            *joined.claims.problems,
            *asked(check(parsed, joined, hidden, unread, directory), joined, config.checks),
            *asked(translation_problems(parsed, joined, unread, config), joined, config.checks),
            *asked(fact_problems(joined, config, remember), joined, config.checks),
            *warnings(joined, held, as_of, is_repository_public=is_repository_public),
            *_undrawn(joined, config),
            *(_expired(config.security) if config.security and not security else ()),
        )
    )
    problems = tuple(excused)
    unfinished = {problem.where.path for problem in problems if has_code(problem, UNFINISHED)}
    shown, translations = _shown(joined, hidden, unfinished, drafts=drafts)
    editions = tuple(_editions(config, joined, translations, shown, media, directory, as_of))
    moments = [
        next_change(joined.originals, joined.mentioned_by, as_of, hidden, drafts=drafts),
        news_ends(_releases(joined, shown), as_of) if config.makes("sitemap") else None,
        *(moment.instant for ref in shown for _, moment in joined.originals[ref].fields.moments),
        *(moment for ref in shown for moment in joined.originals[ref].fields.span(config.zone) or ()),
        security.expires.instant if security else None,
    ]
    return Site(
        editions=editions,
        front=editions[config.codes.index(config.default)],
        security=security,
        as_of=as_of,
        next_change=min((one.astimezone(config.zone) for one in moments if one and one > as_of), default=None),
        held=tuple(_with_pages(held, joined, editions)),
        links_beside=tuple(directory.links_beside(parsed)),
        problems=problems,
    )


def _shown(
    joined: Documents, hidden: Mapping[Ref, str], unfinished: AbstractSet[str], *, drafts: bool
) -> tuple[dict[Ref, str], Translations]:
    """The documents that are shown, each with the reason why only a preview shows it, and the translations."""
    ready = {
        ref: hidden.get(ref, "")
        for ref, original in joined.originals.items()
        if (drafts or ref not in hidden) and original.path not in unfinished
    }
    shown = {
        ref: why for ref, why in ready.items() if all(need in ready for need in joined.originals[ref].fields.needs)
    }
    translations = {
        key: translation
        for key, translation in joined.translations.items()
        if (drafts or not translation.is_draft) and translation.path not in unfinished
    }
    return shown, translations


def _with_pages(held: Iterable[Held], joined: Documents, editions: Iterable[Edition]) -> Iterator[Held]:
    """What is held back, with its future pages. A draft translation has a page only in its own language."""
    for one in held:
        pages = []
        for edition in editions:
            original, code = joined.originals.get(one.ref), edition.language.code
            document = original if original and original.lang == code else joined.translations.get((one.ref, code))
            if one.what != "translation" or (document and document.path == one.where.path):
                pages.append(edition.path(one.ref))
                pages.extend(old.removeprefix("/") for old in (document.fields.aliases if document else ()))
        yield replace(one, pages=tuple(pages))


def _releases(joined: Documents, shown: Iterable[Ref]) -> list[Release]:
    every = (joined.originals[ref].fields for ref in shown)
    return [one for one in every if isinstance(one, Release)]


def _expired(security: Security) -> Iterator[Problem]:
    yield problem(Location(SITE_FILE, *security.mark), "security-expired")


def _undrawn(joined: Documents, config: Config) -> Iterator[Problem]:
    """Documents without a social card, because the typeface of cards lacks letters of their titles."""
    if not config.makes("cards"):
        return
    drawn = set(config.codes)
    for known, entry in config.entries:
        if letters := lacking(f"{known.endonym} {entry.title}"):
            drawn.remove(known.code)
            yield problem(Location(SITE_FILE), "no-card", what=f"the pages in “{known.code}” have", letters=letters)
    for document in joined.documents:
        title = getattr(document.fields, "title", "") if document.ref.kind == "release" else ""
        if document.lang in drawn and (letters := lacking(title)):
            yield problem(document.at("title"), "no-card", what="the release has", letters=letters)


def _editions(
    config: Config,
    joined: Documents,
    translations: Translations,
    shown: Mapping[Ref, str],
    media: Mapping[str, ImageFile],
    directory: Directory,
    as_of: datetime,
) -> Iterator[Edition]:
    folders = {code: {kind: path(code, word) for kind, word in words.items()} for code, words in config.words.items()}
    pages = {ref: _pages(joined.originals[ref], translations, folders, config) for ref in shown}
    aside = {ref: named for ref in shown if (named := _not_spoken_of(joined, ref, config.codes, as_of))}
    seen_by = {
        ref: tuple(by for by in all_by if by in shown and ref not in aside.get(by, ()))
        for ref, all_by in joined.mentioned_by.items()
    }
    phases = {ref: phase for ref in shown if (phase := _phase(joined.originals[ref], as_of, config.zone))}
    for known, entry in config.entries:
        own = folders[known.code]
        versions = {
            ref: _version(joined.originals[ref], translations.get((ref, known.code)), known, pages[ref], why, as_of)
            for ref, why in shown.items()
        }
        versions |= {ref: replace(versions[ref], phase=phase) for ref, phase in phases.items()}
        versions = with_withdrawals(versions, seen_by)
        withdrawn = {ref for ref, version in versions.items() if version.withdrawal}
        yield Edition(
            language=known,
            title=entry.title,
            short_title=entry.short_title,
            description=entry.description,
            licence=entry.licence,
            base_url=config.base_url,
            root=config.root,
            folders=own,
            tags={slug: Link(f"{config.root}{own['tag']}{slug}/", label) for slug, label in entry.tags.items()},
            tagged=tagged(versions),
            newest=newest_of(versions),
            page_size=config.page_size,
            versions=versions,
            cards={
                ref: card(
                    version,
                    versions,
                    config.root + page_path(ref, own),
                    thumbnail(version.fields, media, config.root),
                )
                for ref, version in versions.items()
            },
            addresses=hrefs(directory, own, pages, withdrawn),
            media=dict(media),
            mentioned_by=seen_by,
            issuer=config.issuer.ref if config.issuer and config.issuer.ref in shown else None,
            kinds=config.kinds,
            shortcodes=SHORTCODES,
        )


def _phase(original: Original, as_of: datetime, zone: tzinfo) -> Phase:
    span = original.fields.span(zone)
    if span is None:
        return ""
    begins, ends = span
    return "over" if ends <= as_of else "now" if begins <= as_of else "ahead"


def _not_spoken_of(joined: Documents, ref: Ref, codes: Iterable[str], as_of: datetime) -> set[Ref]:
    """The documents that this one names only in what it tells later, or as somebody to ask."""
    fields = joined.originals[ref].fields
    told, asked = fields.at(as_of), set(refs_of(fields, is_asked=True))
    if told is fields and not asked:  # nearly all
        return set()
    versions = (version for version in joined.versions(ref, codes) if not version.is_draft)
    spoken = (named for version in versions for named in version.prose.refs)
    return asked.union(refs_of(fields)).difference(refs_of(told), spoken)


def _pages(
    original: Original, translations: Translations, folders: Mapping[str, Mapping[str, str]], config: Config
) -> dict[str, Link]:
    """The pages of the document in each language that has it."""
    ref = original.ref
    return {
        known.code: Link(config.root + page_path(ref, folders[known.code]), known.endonym, known.code)
        for known, _ in config.entries
        if original.lang == known.code or (ref, known.code) in translations
    }


def _version(
    original: Original,
    translation: Translated | None,
    known: Language,
    pages: Mapping[str, Link],
    why: str,
    as_of: datetime,
) -> Version[Stated]:
    """The document in the edition's language; without a public translation, in the original's language.

    In either language it says what it says at `as_of`, and nothing of what lies ahead.
    """
    at_original = pages[original.lang]
    elsewhere = tuple(page for code, page in pages.items() if code != known.code)
    if translation is None:
        lang = "" if original.lang == known.code else original.lang
        fields = original.fields.at(as_of)
        return Version(
            original.ref, original.path, lang, fields, original.prose, at_original, elsewhere, None, None, why
        )
    of = translation.translation
    note = TranslationNote(at_original, of.reviewed, of.of in original.fingerprints(as_of) if of.of else None)
    fields = _overlay(original.fields, translation.fields).at(as_of)
    why = why or ("draft" if translation.is_draft else "")
    return Version(
        original.ref, translation.path, "", fields, translation.prose, at_original, elsewhere, note, original.prose, why
    )


def _overlay(facts: Facts, words: Struct) -> Facts:
    """The original's fields with all words taken from the translation. Untranslated words stay empty: they never fall
    back to the original.
    """
    changes = {}
    for name in words.__struct_fields__:
        if name in facts.__struct_fields__:
            fact, word = getattr(facts, name), getattr(words, name)
            is_table = isinstance(fact, dict)
            changes[name] = {key: _overlay(fact[key], word[key]) for key in fact if key in word} if is_table else word
    return replace(facts, **changes)
