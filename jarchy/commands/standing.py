"""How a site stands: its translations, what is held back, and when it next changes.

`status` prints it, and `serve` shows it on a page of the preview.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.core.dates import in_minutes
from jarchy.problems import BuildFailed, Problem, errors, has_code
from jarchy.problems.report import page
from jarchy.site.held_in_words import described
from jarchy.site.policies import due_by_file
from jarchy.site.translation_states import TranslationState, translation_states


class Standing(NamedTuple):
    states: Sequence[TranslationState]  # the most overdue first
    held: Sequence[tuple[str, str]]  # the names of documents, each with why it is held back
    change: datetime | None  # when the site next changes by time
    orphaned: Sequence[Problem]  # with translations without an original

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
    due = due_by_file(site.documents, config, site.linked.waived.get("missing-translation", ()))
    states = translation_states(site.documents, config, site.as_of, due=due)
    return Standing(states, held, site.next_change, wrong)


HEAD = ("state", "file", "due", "working days", "words", "what has changed")


def row_of(one: TranslationState) -> tuple[str, ...]:
    """How a translation stands, in words."""
    late = f"{one.due} (late)" if one.is_late else one.due
    return one.state, one.path, late, str(one.days) if one.since else "", str(one.words or ""), one.what


def as_html(found: Standing) -> str:
    """The page that `serve` shows editors. No build makes it."""
    return page("Translations", found.next_change, ["".join(_tables(found))])


def _tables(found: Standing) -> Iterator[str]:
    late = [one for one in found.states if one.state != "fresh"]
    if not late:
        yield "<p>Every document is there in every language, up to date and reviewed.</p>"
    else:
        yield _table(HEAD, [row_of(one) for one in late])
    if found.held:
        yield "<h2>Held back</h2>" + _table(("document", "why"), found.held)


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(one))}</td>' for one in row)}</tr>\n" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead>\n<tbody>{body}</tbody></table>\n"
