"""A preview of an embargoed release for accredited journalists: one encrypted page, with all languages and pictures.

It shows the release as its page will be, beside what is public already: nothing else that is withheld. No build makes
it, so nothing of it is in the output.
"""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.bundle import Body, body_of, data_url, style_of
from jarchy.build.cache import Cache
from jarchy.build.jobs import Job
from jarchy.build.pipeline import SitePlan, plan_site
from jarchy.build.preview_links import PreviewLinks, file_at
from jarchy.build.render import render
from jarchy.build.request import BuildRequest
from jarchy.build.sealing import Sealed, seal
from jarchy.build.session import Session
from jarchy.content.site_file import SITE_FILE
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.i18n.language import Language
from jarchy.kinds.release import KIND, Release
from jarchy.model import Edition, Ref, Version
from jarchy.problems import BuildFailed, Location, Problem, did_you_mean, problem, sort
from jarchy.schema.words import words_of

PAGE = "document"  # the output that makes the page of a release
NOTICE, DOOR = "preview_notice.html", "preview_door.html"


class NoticeView(Record):
    """What stands above the release, in one language."""

    lang: str
    direction: str
    embargo: DateOrTime
    until: DateOrTime
    offset: str  # of the site's time zone at the end of the embargo: +06:00


class Spoken(Record):
    lang: str
    direction: str


class DoorView(Record):
    """The page that asks for the passphrase. It names neither the release nor the site."""

    languages: tuple[Spoken, ...]  # the site's default language first
    policy: str  # Content-Security-Policy
    nonce: str  # what the policy lets in
    sealed: Sealed


class PressPreview(Struct, frozen=True):
    """A preview before it is encrypted. `words` are those of the release and of the site: no passphrase may be such."""

    text: str  # JSON
    until: DateOrTime
    words: tuple[str, ...]
    plan: SitePlan
    warnings: tuple[Problem, ...]  # of the release and its translations


def press_preview(request: BuildRequest, slug: str) -> PressPreview:
    """Raises BuildFailed if the site has errors, or if there can be no preview of this release."""
    ref = Ref(KIND.name, slug)
    (public, _), (plan, problems) = _plan(request, None), _plan(request, ref)
    versions = [found for one in plan.site.editions if (found := one.find(Release, ref)) and not found.lang]
    if not versions:
        raise BuildFailed([_unknown(slug, request)])
    original = next((one for one in versions if not one.note), versions[0])
    for reason, remedy in _refusals(original.fields, plan.site.as_of, public.site.linked.hidden.get(ref, "")):
        raise BuildFailed([problem(Location(original.file), "no-preview", reason=reason, remedy=remedy)])
    languages = {one.language.code: one.language for one in plan.site.editions}
    embargo, until = original.fields.when, _until(original.fields)
    jobs = {job.file: job for job in plan.jobs}
    pages = [job for job in jobs.values() if job.output == PAGE and job.address and job.address.of == ref]
    links = PreviewLinks(
        config=plan.config,
        own={job.file: job.lang for job in pages},
        public={job.file for job in public.jobs},
        beside={job.file for job in jobs.values() if not job.address and job.source != SITE_FILE},
    )
    bodies = {job.lang: body_of(_html(_alone(job), plan), links.way) for job in pages}
    notices = [_notice(languages[lang], embargo, until, plan) for lang in bodies]
    files = {href: file_at(href, plan.config) for body in bodies.values() for href in body.files}
    characters = frozenset("".join((*notices, *(body.html for body in bodies.values()))))
    sheets = dict.fromkeys(sheet for body in bodies.values() for sheet in body.sheets)
    text = {
        "notices": "".join(notices),
        "versions": [_version(languages[lang], body) for lang, body in bodies.items()],
        "style": style_of(sheets, plan.assets, plan.theme.addresses, characters),
        "files": {href: data_url(file, _made(file, jobs, plan)) for href, file in sorted(files.items())},
    }
    words = (slug, *_known(versions, plan.site.editions))
    sources = {one.file for one in versions}
    warnings = tuple(each for each in problems if each.where.path in sources)
    return PressPreview(json.dumps(text, ensure_ascii=False), until, words, plan, warnings)


def sealed_page(preview: PressPreview, passphrase: str) -> bytes:
    """The page that asks for the passphrase, and has the preview in it."""
    nonce, plan = secrets.token_hex(16), preview.plan
    first = plan.site.front
    editions = sorted(plan.site.editions, key=lambda edition: edition is not first)
    view = DoorView(
        languages=tuple(Spoken(one.language.code, one.language.direction) for one in editions),
        policy=POLICY.format(nonce=nonce),
        nonce=nonce,
        sealed=seal(preview.text, passphrase, preview.until.at),
    )
    return _html(Job(DOOR, DOOR, first.language.code, None, view, ""), plan).encode()


def _known(versions: Sequence[Version[Release]], editions: Sequence[Edition]) -> Iterator[str]:
    """What others know or can guess of the release and of the site, as people write it."""
    for one in versions:
        yield from words_of(one.fields)
    for edition in editions:
        days = (day for one in versions for day in (one.fields.date.day, one.fields.when.day))
        yield from (edition.title, edition.short_title, edition.description, *map(edition.language.date, days))


POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def _plan(request: BuildRequest, admitted: Ref | None) -> tuple[SitePlan, Sequence[Problem]]:
    """The plan of the site, and its warnings."""
    session = Session(request, Cache())
    plan = plan_site(session, admitted=admitted)
    session.stop_for_errors()
    return plan, sort(session.problems)


def _unknown(slug: str, request: BuildRequest) -> Problem:
    """An unfinished draft is in no edition, either."""
    folder = f"content/{KIND.folder}/"
    files = [path.removeprefix(folder) for path in Session(request, Cache()).files if path.startswith(folder)]
    slugs = [file.rpartition("/")[2].partition(".")[0] for file in files if file.endswith(".md")]
    if slug in slugs:
        return problem(Location(folder), "no-preview", reason=_DRAFT[0], remedy=_DRAFT[1])
    suggestion = did_you_mean(slug, slugs)
    return problem(
        Location(folder), "unknown-reference", kind=KIND.name, slug=slug, suggestion=suggestion, folder=KIND.folder
    )


_DRAFT = "it is a draft", "finish it, and write “embargo:” with a day and a time in the place of “status: draft”"


_AWAITED = {"language": "another language", "waiting": "another document"}  # by the reason of the gate


def _refusals(release: Release, as_of: datetime, hidden: str) -> Iterator[tuple[str, str]]:
    """Why there can be no preview of a release, and what to do first. `hidden` is the reason why readers cannot see it
    (empty: they can).
    """
    if release.status == "draft":
        yield _DRAFT
    if release.is_withdrawn:
        yield "it is withdrawn", "send nobody a release that its publisher does not stand by"
    if release.expires and release.expires.instant <= as_of:
        yield "it has expired", "correct “expires:”, or delete the line"
    if not hidden:
        yield "readers can see it already", "send the address of its page"
    elif awaited := _AWAITED.get(hidden):
        ended = "its embargo has ended" if release.embargo else "it has no embargo"
        yield f"{ended}, and it waits for {awaited}", "write an embargo that is still ahead"
    if not release.preview:
        yield "it does not say that the press may see it", "add “preview: {for: press}” to its keys"
    if _until(release).instant <= as_of:
        yield "the moment in “until:” below “preview:” has passed", "write a later one, or delete it"


def _until(release: Release) -> DateOrTime:
    stated = release.preview.until if release.preview else None
    return stated or release.when


def _alone(job: Job) -> Job:
    """The page without what leads to its address, which nobody can open yet."""
    assert job.frame  # it is a page
    return replace(job, frame=replace(job.frame, canonical="", alternates=(), downloads=(), share=None, linked={}))


def _notice(known: Language, embargo: DateOrTime, until: DateOrTime, plan: SitePlan) -> str:
    offset = embargo.moment.isoformat()[-len("+00:00") :]
    view = NoticeView(known.code, known.direction, _to_the_minute(embargo), _to_the_minute(until), offset)
    return _html(Job(NOTICE, NOTICE, known.code, None, view, ""), plan)


def _to_the_minute(when: DateOrTime) -> DateOrTime:
    """The moment with its time, also of a day alone, which means its beginning."""
    return DateOrTime(when.moment.isoformat(timespec="minutes"), when.at)


def _version(known: Language, body: Body) -> dict[str, str]:
    return {"lang": known.code, "direction": known.direction, "title": body.title, "html": body.html}


def _made(file: str, jobs: Mapping[str, Job], plan: SitePlan) -> bytes:
    """The bytes of a file of the site."""
    assets = {asset.file: asset.data for asset in plan.assets.values()}
    return _bytes(jobs[file], plan) if file in jobs else assets.get(file, b"")


def _html(job: Job, plan: SitePlan) -> str:
    return _bytes(job, plan).decode()


def _bytes(job: Job, plan: SitePlan) -> bytes:
    made = render(job, plan.theme)
    if isinstance(made, Problem):
        raise BuildFailed([made])
    return made[job.file]
