"""Finds words of new files that no editor has replaced, in documents that readers see."""

from collections.abc import Collection, Iterator

from msgspec.structs import asdict

from jarchy.i18n.samples import sample_key, samples
from jarchy.model import Original, Ref, Translated
from jarchy.problems import Problem, problem, shortened
from jarchy.site.translations import Documents


def sample_problems(joined: Documents, hidden: Collection[Ref]) -> Iterator[Problem]:
    for document in joined.documents:
        original = joined.originals.get(document.ref)
        if original and original.fields.status != "draft" and document.ref not in hidden and not document.is_draft:
            yield from _samples_in(document)


def _samples_in(document: Original | Translated) -> Iterator[Problem]:
    texts = {key: text for key, text in asdict(document.fields).items() if isinstance(text, str)}
    for key, text in (*texts.items(), ("", document.prose.lead)):
        if text and sample_key(text) in samples():
            yield problem(document.at(key), "sample", value=shortened(text))
