"""Reads message catalogues (`.po`) strictly: mistakes that Babel ignores would lose letters or words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email import message_from_string
from functools import lru_cache
from gettext import c2py
from io import BytesIO
from itertools import combinations

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, denormalize, read_po

from jarchy.core.decoding import decode
from jarchy.core.text import Position, Text
from jarchy.i18n.language import language
from jarchy.i18n.messages import Catalogue, Entry, ReadCatalogue, blanks, message_key, tag
from jarchy.i18n.po_entries import PoEntry, mistake, po_entries
from jarchy.problems import Problem, errors, problem

LONGEST_MESSAGE = 2_000  # characters
MOST_FORMS = 6  # plural forms of a language; Arabic has six
NUMBERS = range(200)  # every distinction of a plural rule shows in these numbers


@lru_cache(maxsize=100)
def read_catalogue(path: str, code: str, data: bytes) -> ReadCatalogue:
    """The catalogue in the bytes of a file, or None if it has errors; and all its problems."""
    text, problems = decode(path, data, right_to_left=language(code).direction == "rtl")
    if text is None:
        return None, tuple(problems)
    entries = list(po_entries(text, problems))
    if not errors(problems):
        problems.extend([*_bad_entries(text, entries), *_bad_header(text, entries, code)])
    messages = None if errors(problems) else _read(text, code, problems)
    if messages is None:
        return None, tuple(problems)
    problems.extend(_bad_plurals(text, entries, messages, code))
    if not errors(problems):
        problems.extend(_bad_messages(text, entries, messages))
    return _catalogue(messages), tuple(problems)


def _bad_entries(text: Text, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """Reports incomplete entries, and messages that occur twice."""
    lines: dict[tuple[str, str], int] = {}
    for entry in entries:
        if not entry.is_whole:
            remedy = 'write msgid "…" and msgstr "…"; for a plural, also msgid_plural "…", and msgstr[0], msgstr[1] …'
            yield mistake(text, entry.line, "this entry is incomplete, or has a line twice", remedy)
        elif entry.message in lines:
            reason = f"this message is already on line {lines[entry.message]}"
            yield mistake(text, entry.line, reason, "delete one of the two")
        lines.setdefault(entry.message, entry.line)


def _bad_header(text: Text, entries: Iterable[PoEntry], code: str) -> Iterator[Problem]:
    """Checks the header: encoding, and number of plural forms."""
    entry = next((entry for entry in entries if entry.message == ("", "")), None)
    if entry is None or "msgstr" not in entry.lines:
        return
    header = message_from_string(denormalize(entry.written["msgstr"]))
    charset = re.search(r"charset\s*=\s*([^\s;]*)", header.get("Content-Type", "charset=utf-8"))
    if charset and charset[1].casefold() not in ("utf-8", "utf8"):
        reason = f"it names another encoding than UTF-8: “{charset[1]}”"
        yield mistake(text, entry.line_with("charset="), reason, "save the file as UTF-8, and write “charset=UTF-8”")
    forms = re.search(r"nplurals\s*=\s*(\w*)", header.get("Plural-Forms", "nplurals=1"))
    if forms is None or forms[1] not in map(str, range(1, MOST_FORMS + 1)):
        yield _bad_rule(text, [entry], code)


def _bad_rule(text: Text, entries: Iterable[PoEntry], code: str) -> Problem:
    header = next((entry for entry in entries if entry.message == ("", "") and "msgstr" in entry.lines), None)
    line = header.line_with("Plural-Forms:") if header else 0
    remedy = f"write “Plural-Forms: {get_plural(_locale(code)).plural_forms}”"
    return mistake(text, line, "its plural forms are not those of the language", remedy)


def _read(text: Text, code: str, problems: list[Problem]) -> Catalog | None:
    lines = ("" if line.lstrip().startswith("#~") else line for line in text.lines)
    try:
        messages = read_po(lines, locale=_locale(code), abort_invalid=True)
    except PoFileError as error:
        problems.append(mistake(text, error.lineno + 1, str(error), "correct the line"))
    except ValueError as error:
        problems.append(mistake(text, 1, f"its header cannot be read: {error}", "correct its dates and its language"))
    else:
        messages.charset = "utf-8"
        messages.creation_date = messages.revision_date = _NEVER  # else the time of the build
        return messages
    return None


def _catalogue(messages: Catalog) -> Catalogue:
    write_mo(compiled := BytesIO(), messages)
    entries = {}
    for one in messages:
        text = one.id if isinstance(one.id, str) else one.id[0]
        strings = (one.string,) if isinstance(one.string, str) else tuple(one.string or ("",))
        name = message_key(text, one.context)
        entries[name] = Entry(text, one.context, strings, one.lineno or 1, one.fuzzy)
    return Catalogue(entries, messages.num_plurals, compiled.getvalue())


_NEVER = datetime.fromtimestamp(0, UTC)


def _locale(code: str) -> str:
    return code.replace("-", "_")


def _bad_plurals(text: Text, entries: Sequence[PoEntry], messages: Catalog, code: str) -> Iterator[Problem]:
    """Reports a plural rule that is invalid, or that gives one form to numbers that the language distinguishes, such as
    2 and 5 in Russian.

    Several rules can be right: Kyrgyz nouns do not change after numbers, so one form or two are correct. Numbers are
    distinct if both CLDR and Babel's own table distinguish them.
    """
    of_cldr, of_babel = Locale.parse(_locale(code)).plural_form, c2py(get_plural(_locale(code)).plural_expr)
    try:
        forms = _forms(messages)
    except (ValueError, ArithmeticError):  # not a rule, or a division by zero
        yield _bad_rule(text, entries, code)
        return
    groups = {(forms[number], of_cldr(number), of_babel(number)) for number in NUMBERS[1:]}
    together = any(
        group[0] == other[0] and group[1] != other[1] and group[2] != other[2]
        for group, other in combinations(groups, 2)
    )
    is_used = any("msgid_plural" in entry.lines for entry in entries)
    if (together and is_used) or not {*forms} <= {*range(messages.num_plurals)}:
        yield _bad_rule(text, entries, code)


def _forms(messages: Catalog) -> list[int]:
    """The plural form of each number."""
    rule = c2py(messages.plural_expr)
    return [rule(number) for number in NUMBERS]


def _bad_messages(text: Text, entries: Iterable[PoEntry], messages: Catalog) -> Iterator[Problem]:
    """Reports translations that are too long, contain HTML, or have other placeholders than their message."""
    numbers = Counter(_forms(messages))
    for entry in entries:
        known = messages.get(entry.message[1], entry.message[0] or None)
        if not entry.message[1] or known is None or known.fuzzy:  # the header, or not used
            continue
        for form, keyword in enumerate(keyword for keyword in entry.keywords if keyword.startswith("msgstr")):
            said = entry.text(keyword)
            if len(said) > LONGEST_MESSAGE:
                reason = f"the translation is too long: {len(said):,} characters, at most {LONGEST_MESSAGE:,}"
                yield mistake(text, entry.lines[keyword], reason, "make it shorter")
            if html := tag(said):
                reason, remedy = f"the translation contains HTML: {html}", "write plain words"
                yield mistake(text, entry.lines[keyword], reason, remedy)
            if not _has_same_blanks(said, entry, is_of_one=numbers[form] == 1):
                where = text.at(Position(entry.lines[keyword], 1))
                named = blanks(entry.text("msgid") + entry.text("msgid_plural"))
                shown = ", ".join(sorted(named or ())) or "none"
                yield problem(where, "message-blanks", message=entry.message[1], blanks=shown)


def _has_same_blanks(said: str, entry: PoEntry, *, is_of_one: bool) -> bool:
    """Whether the placeholders are those of the message. A plural form for a single number needs none: “one page”."""
    messages = [entry.text(keyword) for keyword in entry.keywords if keyword in ("msgid", "msgid_plural")]
    wanted, filled = blanks(messages[-1]), blanks("".join(messages))
    has = blanks(said)
    if not said or wanted is None or filled is None:  # not translated, or a mistake in the template
        return True
    if has is None:
        return False
    is_plural = len(messages) > 1
    return has <= filled | ({"%(num)s"} if is_plural else set()) and (wanted <= has or (is_plural and is_of_one))
