"""The kinds and outputs of one site: Jarchy's own, and those that the extensions of its project add.

A registry is a value that belongs to one build, so an extension of one site is never known to another.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.cache_rows import CacheMiss
from jarchy.build.extension_code import FOLDER, ExtensionCode, extension_of, mistake, path_of
from jarchy.build.workers import Item, Result
from jarchy.content.config import Config, LinkableFiles, configure
from jarchy.content.scan import BESIDE
from jarchy.content.site_file import SEARCH, ReadSiteFile, read_site_file
from jarchy.core.decoding import decode
from jarchy.core.files import Files, read_source
from jarchy.core.slugs import SLUG
from jarchy.files import attached
from jarchy.images import media
from jarchy.kinds import BY_NAME, SHORTCODES, attachments
from jarchy.kinds.base import OriginalFields
from jarchy.markdown.hrefs import ADDRESS, SCHEMES
from jarchy.model import Check, Kind, Kinds, Stated
from jarchy.outputs import OUTPUTS, tags
from jarchy.outputs.output import OfDocument, OfEdition, OfPages, Output
from jarchy.problems import BuildFailed, Location, Problem, did_you_mean, errors, problem
from jarchy.schema.keys import described
from jarchy.schema.nodes import SequenceNode

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


class Registry(Struct, frozen=True):
    """All kinds and outputs of a site. It is pickled as the texts of its extensions, which run again in the worker."""

    kinds: Kinds = BY_NAME
    outputs: tuple[Output[object], ...] = OUTPUTS
    code: ExtensionCode = ExtensionCode()

    def __reduce__(self) -> "tuple[Callable[[ExtensionCode], Registry], tuple[ExtensionCode]]":
        return _put_together, (self.code,)

    @property
    def optional(self) -> tuple[str, ...]:
        """The names of the outputs that `without:` may name."""
        return tuple(output.name for output in self.outputs if output.is_optional)

    @property
    def files(self) -> LinkableFiles:
        """The files to which texts may link by their addresses."""
        of_documents: dict[str, dict[str, str]] = {}
        outputs = [output for output in self.outputs if isinstance(output, OfDocument)]
        for output in outputs:
            for kind, name in output.files.items():
                of_documents.setdefault(kind, {})[name] = output.name
        return LinkableFiles(
            of_documents=of_documents,
            unless_withdrawn=tuple(output.name for output in outputs if not output.of_withdrawn),
            of_editions=tuple(
                name for output in self.outputs if isinstance(output, OfEdition) for name in output.files
            ),
            of_site=tuple(name for output in self.outputs if isinstance(output, OfPages) for name in output.files),
        )

    @property
    def labels(self) -> Iterator[tuple[str, str]]:
        """The messages for menus and downloads, each with the file of its extension (empty: Jarchy's own)."""
        yield tags.LABEL, ""
        yield from ((kind.label, extension_of(kind.page)) for kind in self.kinds.values() if kind.in_url)
        yield from ((output.label, extension_of(output.make)) for output in self.outputs if output.is_download)

    def for_workers(
        self, work: Callable[[Sequence[Item]], Sequence[Result]]
    ) -> Callable[[Sequence[Item]], Sequence[Result]]:
        """Wraps `work` for workers: extensions are loaded there before the items are unpickled."""
        return partial(_do, self, work)


def _do(
    registry: Registry, work: Callable[[Sequence[Item]], Sequence[Result]], items: Sequence[Item]
) -> Sequence[Result]:
    with blaming_extensions():
        return work(items)


@contextmanager
def blaming_extensions(found: Iterable[Problem] = ()) -> Iterator[None]:
    """Turns exceptions in the code of an extension into BuildFailed, with the problems found so far."""
    try:
        yield
    except (BuildFailed, CacheMiss):
        raise
    except Exception as error:
        wrong = mistake(error)
        if wrong is None:
            raise
        raise BuildFailed([*found, wrong]) from error


def read_config(project: Path, files: Files, base_url: str = "") -> tuple[Config | None, Registry, list[Problem]]:
    """The site's configuration (None if it has errors), its registry, and all problems of both.

    The extensions that content/site.yaml names are run here, and no others.
    """
    read, problems = read_site_file(project)
    if read is None:
        return None, Registry(), problems
    code, found = _read_code(project, files, read)
    registry, mistakes = registry_of(code) if not errors(found) else (Registry(), [])
    problems += [*found, *mistakes]
    if errors(problems):
        return None, registry, problems
    config, more = configure(read, registry.kinds, registry.optional, registry.files, base_url)
    return config, registry, [*problems, *more]


def _read_code(project: Path, files: Files, read: ReadSiteFile) -> tuple[ExtensionCode, list[Problem]]:
    named, found, texts = read.site.extensions, list[Problem](), {}
    paths = [path for path in sorted(files) if re.fullmatch(rf"{FOLDER}\w+\.py", path)] if named else []
    there = {path.removeprefix(FOLDER).removesuffix(".py"): path for path in paths}
    for number, name in enumerate(named):
        if name not in there:
            node = read.node.items["extensions"]
            assert isinstance(node, SequenceNode)  # checked before
            suggestion = did_you_mean(name, there)
            found.append(
                problem(read.text.at(node.items[number].mark), "unknown-extension", name=name, suggestion=suggestion)
            )
    for name, path in there.items():
        data = read_source(project, path)
        text, problems = decode(path, data) if isinstance(data, bytes) else (None, [data])
        found += problems
        texts[name] = str(text or "")
    return ExtensionCode(tuple(name for name in named if name in there), texts), found


def _put_together(code: ExtensionCode) -> Registry:
    return registry_of(code)[0]


def registry_of(code: ExtensionCode) -> tuple[Registry, list[Problem]]:
    """The registry with all extensions, and their problems. Nothing is taken from an extension with problems."""
    registry, checks, found = Registry(code=code), list[Check](), list[Problem]()
    for name in code.named:
        try:
            module = code.run(name)
            wrong = [_declared_wrongly(name, code, *one) for one in _mistakes(module, registry)]
        except (Exception, SystemExit) as error:
            if not (first := mistake(error)):
                raise
            wrong = [first]
        if not wrong:
            own = {module.KIND.name: module.KIND} if hasattr(module, "KIND") else {}
            outputs = (*registry.outputs, *getattr(module, "OUTPUTS", ()))
            registry = replace(registry, kinds={**registry.kinds, **own}, outputs=outputs)
            checks += getattr(module, "CHECKS", ())
        found += wrong
    kinds = {name: _with_checks(kind, checks) for name, kind in registry.kinds.items()} if checks else registry.kinds
    return replace(registry, kinds=kinds), found


def _with_checks(kind: Kind[Stated], checks: Sequence[Check]) -> Kind[Stated]:
    every = (kind.check, *checks)
    return replace(kind, check=lambda one, all_: chain.from_iterable(check(one, all_) for check in every))


def _declared_wrongly(name: str, code: ExtensionCode, declared: str, reason: str) -> Problem:
    lines = code.texts[name].split("\n")
    line = next((number for number, text in enumerate(lines, 1) if declared and text.startswith(declared)), 1)
    return problem(Location(path_of(name), line, 1), "extension", reason=reason)


def _mistakes(module: ModuleType, registry: Registry) -> Iterator[tuple[str, str]]:
    """Wrong declarations of a module: the name that is declared, and a reason."""
    kind, outputs, checks = (getattr(module, name, None) for name in ("KIND", "OUTPUTS", "CHECKS"))
    if kind is outputs is checks is None:
        yield "", "it has neither KIND nor OUTPUTS nor CHECKS"
    if isinstance(kind, Kind):
        yield from (("KIND", reason) for reason in _wrong_kind(kind, registry.kinds))
    elif kind is not None:
        yield "KIND", f"KIND must be a Kind, and is a {type(kind).__name__}"
    if outputs is not None and not (isinstance(outputs, tuple) and all(isinstance(one, Output) for one in outputs)):
        yield "OUTPUTS", "OUTPUTS must be a tuple of outputs, as in (OfEdition(…),)"
    elif outputs:
        yield from (("OUTPUTS", reason) for reason in _wrong_outputs(outputs, registry.outputs))
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
        if one.is_download and not isinstance(one, OfDocument):
            yield f"the download “{one.name}” is offered by the page of a document, so it must be an OfDocument"
        if isinstance(one, OfDocument) and not isinstance(one.files, dict):
            yield f"the files of the output “{one.name}” must be by kind, as in {{'tender': 'offer.txt'}}"
        if isinstance(one, OfEdition | OfPages) and not isinstance(one.files, tuple):
            yield f"the files of the output “{one.name}” must be a tuple of names, as in ('newsletter.html',)"
        names.add(one.name)
