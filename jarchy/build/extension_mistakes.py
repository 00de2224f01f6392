"""What can be wrong with the declarations of an extension: its kind, its outputs and its checks."""

import re
from collections.abc import Collection, Iterable, Iterator
from types import ModuleType

from jarchy.build.contracts import redefined
from jarchy.content.linkable import unknown_words
from jarchy.content.scan import BESIDE
from jarchy.content.site_file import SEARCH
from jarchy.core.slugs import SLUG
from jarchy.files import attached
from jarchy.images import media
from jarchy.kinds import SHORTCODES, attachments
from jarchy.kinds.base import OriginalFields
from jarchy.markdown.hrefs import ADDRESS, SCHEMES
from jarchy.model import Kind, Kinds, Stated
from jarchy.outputs.output import BesideDocument, Output
from jarchy.schema.keys import described

RESERVED = (
    "tag",
    *SHORTCODES,
    media.KIND,
    attached.KIND,
    attachments.KIND,
    ADDRESS,
    *SCHEMES,
)  # other words that may stand before the colon of a link target
TAKEN = ("tags", SEARCH, *BESIDE)
EXAMPLES = {"addresses": "newsletter.html", "kinds": "tender"}


def mistakes_in(
    module: ModuleType, text: str, kinds: Kinds, outputs: Iterable[Output[object]]
) -> Iterator[tuple[str, str]]:
    """Wrong declarations of a module: the name that is declared, and a reason."""
    kind, added, checks = (getattr(module, name, None) for name in ("KIND", "OUTPUTS", "CHECKS"))
    if kind is added is checks is None:
        yield "", "it has neither KIND nor OUTPUTS nor CHECKS"
    if limit := re.search(r"^.*\bsetrecursionlimit\(.*$", text, re.MULTILINE):
        yield limit[0], "it changes how deep calls may be in the whole program"
    if isinstance(kind, Kind):
        yield from (("KIND", reason) for reason in _wrong_kind(kind, kinds))
    elif kind is not None:
        yield "KIND", f"KIND must be a Kind, and is a {type(kind).__name__}"
    if added is not None and not (isinstance(added, tuple) and all(isinstance(one, Output) for one in added)):
        yield "OUTPUTS", "OUTPUTS must be a tuple of outputs, as in (OfEdition(…),)"
    elif added:
        yield from (("OUTPUTS", reason) for reason in _wrong_outputs(added, outputs))
    if checks is not None and not (isinstance(checks, tuple) and all(callable(one) for one in checks)):
        yield "CHECKS", "CHECKS must be a tuple of functions, as in (check,)"


def _wrong_kind(kind: Kind[Stated], kinds: Kinds) -> Iterator[str]:
    folders = {one.folder for one in kinds.values()}
    if kind.name in kinds or kind.name in RESERVED:
        yield f"there is a kind “{kind.name}” already"
    if kind.folder in folders or kind.folder in TAKEN:
        yield f"the folder “{kind.folder}” is taken"
    for name in (kind.name, kind.folder):
        if not SLUG.fullmatch(name):
            yield f"“{name}” is no name for an address: use a-z, 0-9 and hyphens"
    if kind.in_url and not kind.label:
        yield "the kind has no label, by which menus call its list"
    if not (isinstance(kind.schema, type) and issubclass(kind.schema, OriginalFields)):
        yield "its schema must be a class derived from OriginalFields"
        return
    yield from redefined(kind.schema)
    try:
        list(described(kind.schema))
    except (LookupError, TypeError, StopIteration) as error:
        yield f"its schema has a type that front matter does not know: {error}"


def _wrong_outputs(added: Iterable[Output[object]], outputs: Iterable[Output[object]]) -> Iterator[str]:
    names = {one.name for one in outputs}
    for one in added:
        if one.name in names:
            yield f"there is an output “{one.name}” already"
        if one.is_download and not one.label:
            yield f"the download “{one.name}” has no label, by which pages offer it"
        if one.is_download and not isinstance(one, BesideDocument):
            yield f"the download “{one.name}” is offered by the page of a document, so it must be an OfDocument"
        for name, example in EXAMPLES.items():
            if not isinstance(getattr(one, name, ()), tuple):
                yield f"the {name} of the output “{one.name}” must be a tuple, as in ({example!r},)"
        names.add(one.name)


def unknown_names(added: Iterable[Output[object]], kinds: Collection[str]) -> Iterator[str]:
    """What outputs name that none of all extensions has: kinds, and words in patterns."""
    for one in added:
        for kind in one.kinds if isinstance(one, BesideDocument) else ():
            if kind not in kinds:
                yield f"the output “{one.name}” is made of documents of the kind “{kind}”, and there is no such kind"
        for word in (word for pattern in one.addresses for word in unknown_words(pattern, kinds)):
            yield f"the output “{one.name}” has an address with {{{word}}}, which stands for nothing"
