"""How a site stands: its translations, what is held back, and when it next changes.

`status` prints it, and `serve` shows it on a page of the preview.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.core.dates import in_minutes
from jarchy.problems import BuildFailed, Problem, errors, has_code, listed
from jarchy.problems.report import page
from jarchy.site.checks import with_settled
from jarchy.site.held_in_words import described
from jarchy.site.policies import awaited_by, due_by_file
from jarchy.site.translation_states import TranslationState, translation_states


class Standing(NamedTuple):
    states: Sequence[TranslationState]  # the most overdue first
    held: Sequence[tuple[str, str]]  # the names of documents, each with why it is held back
    waiting: Mapping[str, Sequence[str]]  # the documents that wait for other languages, with what is lacking
    change: datetime | None  # when the site next changes by time
    orphaned: Sequence[Problem]  # with translations without an original

    @property
    def lacking(self) -> Sequence[TranslationState]:
        """What translators and editors have to do."""
        return [one for one in self.states if one.state != "fresh" or one.awaited_by]

    @property
    def next_change(self) -> str:
        change = in_minutes(self.change) if self.change else "none by time alone"
        return f"Next change of the site: {change}."


def standing_of(request: BuildRequest) -> Standing:
    """Raises BuildFailed if the site has errors, but for translations without an original, which have a state."""
    session = Session(request, Cache())
    site, config, _ = read_site(session)
    wrong = errors(session.problems)
    if not all(has_code(each, "missing-original") for each in wrong):
        raise BuildFailed(session.problems)
    held = [(f"{one.ref.kind} {one.ref.slug}", described(one, config.zone)) for one in site.held]
    unasked = with_settled(site.linked.waived, site.documents, site.as_of)["missing-translation"]
    states = translation_states(
        site.documents,
        config,
        site.as_of,
        due=due_by_file(site.documents, config, unasked),
        awaited_by=awaited_by(site.documents, config, unasked),
    )
    waiting = {f"{one.ref.kind} {one.ref.slug}": [*map(str, one.lacks)] for one in site.held if one.lacks}
    return Standing(states, held, waiting, site.next_change, wrong)


HEAD = ("state", "file", "waited for by", "due", "working days", "words", "what has changed")


def row_of(one: TranslationState) -> tuple[str, ...]:
    """How a translation stands, in words."""
    late = f"{one.due} (late)" if one.is_late else one.due
    days, words = str(one.days) if one.since else "", str(one.words or "")
    return one.state, one.path, listed(one.awaited_by), late, days, words, one.what


def as_html(found: Standing) -> str:
    """The page that `serve` shows editors. No build makes it."""
    return page("Translations", found.next_change, ["".join(_tables(found))])


def _tables(found: Standing) -> Iterator[str]:
    if not found.lacking:
        yield "<p>Every document is there in every language, up to date and reviewed.</p>"
    else:
        yield _table(HEAD, [row_of(one) for one in found.lacking])
    if found.held:
        yield "<h2>Held back</h2>" + _table(("document", "why"), found.held)


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(one))}</td>' for one in row)}</tr>\n" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead>\n<tbody>{body}</tbody></table>\n"
