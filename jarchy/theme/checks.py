"""Checks the templates and the messages of a theme against each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jarchy.core.files import DEFAULT
from jarchy.i18n.catalogues import Message, catalogue_of, is_said
from jarchy.i18n.messages import Catalogue, Entry
from jarchy.problems import Location, Problem, did_you_mean, problem, shortened
from jarchy.theme.outline import Outline, Template

ONE_BY_ONE = 3  # more missing messages of a language are one problem


class MessageUse(NamedTuple):
    """A message of a template or a label, with its place."""

    where: Location
    message: Message


def message_uses(
    templates: Mapping[str, Template], outlines: Mapping[str, Outline], labels: Iterable[tuple[str, str]]
) -> list[MessageUse]:
    """All messages of templates, and all labels, which templates get as values."""
    outline_of = {templates[name]: outline for name, outline in outlines.items()}  # by either of its names, once
    found = [
        MessageUse(template.at(message.line), message)
        for template, outline in outline_of.items()
        for message in outline.messages
    ]
    found += [MessageUse(Location(file), Message(0, (words,))) for words, file in labels]
    return sorted(found, key=lambda said: said.where)


def missing_messages(said: Iterable[MessageUse], catalogues: Mapping[str, Sequence[Catalogue]]) -> Iterator[Problem]:
    """Messages that a language lacks, or lacks in one of their plural forms."""
    said = list(said)
    for code, known in catalogues.items():
        path = catalogue_of(code)
        missing = [(where, message) for where, message in said if not is_said(message, known)]
        count = len({message[1:] for _, message in missing})
        if count > ONE_BY_ONE:
            yield problem(Location(path), "missing-messages", count=count, code=code, path=path)
            continue
        for where, message in missing:
            place = where if where.path else Location(path)  # a label of Jarchy's own
            yield problem(place, "missing-message", message=message.words[0], code=code, catalogue=path)


def unused_messages(
    said: Sequence[MessageUse], own: Mapping[str, Catalogue], texts: Sequence[str]
) -> Iterator[Problem]:
    """Messages in catalogues of the project that no template uses."""
    for code, catalogue in own.items():
        for entry in unused_entries(said, catalogue, texts):
            meant = did_you_mean(entry.text, (message.words[0] for _, message in said))
            place = Location(catalogue_of(code), entry.line, 1)
            yield problem(place, "unused-message", message=shortened(entry.text), suggestion=meant)


def unused_entries(said: Iterable[MessageUse], catalogue: Catalogue, texts: Sequence[str]) -> Iterator[Entry]:
    """The entries of a catalogue that no template uses. An extension may pass messages to its
    templates as values, so what is in `texts`, the texts of its modules, counts as used.
    """
    known = {(message.words[0], message.context) for _, message in said}
    for entry in catalogue.entries.values():
        words = entry.text
        if words and (words, entry.context) not in known and not any(words in text for text in texts):
            yield entry


def silent_parts(templates: Mapping[str, Template], outlines: Mapping[str, Outline]) -> Iterator[Problem]:
    """Parts of the project's templates that are shown nowhere: unknown blocks, and words outside of blocks."""
    for name, outline in outlines.items():
        template = templates[name]
        if template.file.startswith(DEFAULT):
            continue
        for line in outline.beside_blocks:
            yield problem(template.at(line), "beside-blocks")
        known = _inherited(name, outlines)
        for block in outline.blocks if known else ():
            if block.name not in known and not block.is_inner:
                meant = did_you_mean(block.name, known)
                shown = ", ".join(sorted(known))
                yield problem(template.at(block.line), "unknown-block", block=block.name, suggestion=meant, known=shown)


def _inherited(name: str, outlines: Mapping[str, Outline]) -> set[str]:
    """The names of the blocks of all parents; empty without parents, and where not all of them are known."""
    blocks, parents, ahead = set[str](), {name}, [name]
    while ahead:
        for link in outlines[ahead.pop()].references:
            if link.is_parent and link.name not in parents:
                if link.name is None or link.name not in outlines:
                    return set()
                parents.add(link.name)
                ahead.append(link.name)
                blocks.update(block.name for block in outlines[link.name].blocks)
    return blocks
