"""What editors are told of a document that translators have given back."""

from collections.abc import Iterator

from jarchy.commands.returned_document import ReturnedDocument
from jarchy.commands.translation_files import TranslationFiles
from jarchy.exchange.units import Unit
from jarchy.problems import listed, shortened

MOST_NAMED = 20  # parts of a document


def report(returned: ReturnedDocument, *, is_written: bool) -> Iterator[str]:
    """What was done, what is not translated yet, what translators say, and what to do next."""
    files, left = returned.document.files, returned.untouched
    path, original = files.path, files.original.path
    if is_written and files.translation is None:
        yield (
            f"{path} is new, and a draft. Compare it with {original}, delete “status: draft” from it, and"
            f" `review {path}` says that you have compared them."
        )
    elif is_written:
        state = "taken over, but not up to date" if left else "up to date"
        yield f"{path} is {state}{', and still a draft' if _is_draft(files) else ''}."
    elif left:
        yield f"{path} {'stays as it is' if files.translation else 'is not made'}."
    if left:
        named = listed(map(_named, left), MOST_NAMED)
        yield f"  Not translated yet, {len(left)} of its {len(returned.rows)} parts: {named}."
    if left and is_written:
        yield f"  If they are to stay so, `translate {path} --done` says it."
    if is_written and (gone := returned.document.without_original):
        named = listed((f"“{_short(text)}”" for text in gone), MOST_NAMED)
        yield f"  Not in the original, and no longer in it: {named}."
    if returned.note:
        yield f"  The translator says: {' '.join(returned.note.split())}"
    for unit, note in returned.notes:
        yield f"  The translator says of {_named(unit)}: {' '.join(note.split())}"


def _is_draft(files: TranslationFiles) -> bool:
    translation = files.readable()
    return translation is not None and translation.is_draft


def _named(unit: Unit) -> str:
    return f"{unit.name} “{_short(unit.source)}”"


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), 40)
