"""The kinds and outputs of one site: Jarchy's own, and those that the extensions of its project add.

A registry is a value that belongs to one build, so an extension of one site is never known to another.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.cache_rows import CacheMiss
from jarchy.build.contracts import kept_check, kept_kind, kept_output
from jarchy.build.extension_code import FOLDER, ExtensionCode, extension_of, mistake, name_of, path_of
from jarchy.build.extension_mistakes import mistakes_in, unknown_names
from jarchy.build.workers import Item, Result
from jarchy.content.config import Config, configure
from jarchy.content.glossary import GLOSSARY_FILE, Glossary, check_glossary, read_glossary
from jarchy.content.linkable import LinkableAddresses
from jarchy.content.site_file import SiteFile, read_site_file
from jarchy.content.site_file_checks import Choices
from jarchy.content.tags_file import TAGS_FILE, read_tags_file
from jarchy.content.yaml_file import ReadFile
from jarchy.core.decoding import decode
from jarchy.core.files import Files, read_source
from jarchy.kinds import BY_NAME
from jarchy.model import Check, Kind, Kinds, Stated
from jarchy.outputs import OUTPUTS, tags
from jarchy.outputs.output import BesideDocument, OfEdition, OfPages, OfSite, Output
from jarchy.problems import BuildFailed, Location, Problem, did_you_mean, errors, problem
from jarchy.schema.nodes import SequenceNode


class Registry(Struct, frozen=True):
    """All kinds and outputs of a site. It is pickled as the texts of its extensions, which run again in the worker."""

    kinds: Kinds = BY_NAME
    outputs: tuple[Output[object], ...] = OUTPUTS
    code: ExtensionCode = ExtensionCode()

    def __reduce__(self) -> "tuple[Callable[[ExtensionCode], Registry], tuple[ExtensionCode]]":
        return _put_together, (self.code,)

    @property
    def choices(self) -> Choices:
        """The names of the outputs that `without:` and `with:` may name."""
        return Choices(
            [output.name for output in self.outputs if output.is_optional],
            [output.name for output in self.outputs if output.on_demand],
        )

    @property
    def addresses(self) -> LinkableAddresses:
        """The addresses to which texts may link, as patterns."""

        def of(*classes: type[Output[object]]) -> tuple[str, ...]:
            return tuple(one for output in self.outputs if isinstance(output, classes) for one in output.addresses)

        of_document = [output for output in self.outputs if isinstance(output, BesideDocument)]
        return LinkableAddresses(
            of_documents={
                kind: tuple(one for output in of_document if output.is_of_kind(kind) for one in output.addresses)
                for kind in self.kinds
            },
            of_editions=of(OfEdition),
            of_site=of(OfSite, OfPages),
        )

    @property
    def labels(self) -> Iterator[tuple[str, str]]:
        """What kinds and downloads are called: messages, each with the file of its extension (empty: Jarchy's own)."""
        yield tags.LABEL, ""
        yield from ((kind.label, extension_of(kind.page)) for kind in self.kinds.values() if kind.in_url)
        yield from ((kind.one, extension_of(kind.page)) for kind in self.kinds.values() if kind.one)
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
    except BaseException as error:
        wrong = mistake(error)
        if wrong is None:
            raise
        raise BuildFailed([*found, wrong]) from error


def read_config(
    project: Path, files: Files, base_url: str = "", *, shortcuts: bool = True
) -> tuple[Config | None, Registry, list[Problem]]:
    """The site's configuration (None if it has errors), its registry, and all problems of both.

    The extensions that content/site.yaml names are run here, and no others. `shortcuts` is as in `read_file`.
    """
    read, problems = read_site_file(project, shortcuts=shortcuts)
    tags, wrong = read_tags_file(project, shortcuts=shortcuts) if TAGS_FILE in files else (None, [])
    terms, unclear = read_glossary(project, shortcuts=shortcuts) if GLOSSARY_FILE in files else (None, [])
    if read is None:
        return None, Registry(), [*problems, *wrong, *unclear]
    code, found = _read_code(project, files, read)
    registry, mistakes = registry_of(code) if not errors(found) else (Registry(), [])
    problems += [*found, *mistakes, *wrong]
    if terms and not errors(unclear):
        unclear += check_glossary(terms, [*read.value.languages])
    if errors(problems):
        return None, registry, [*problems, *unclear]
    glossary = terms.value if terms and not errors(unclear) else Glossary()
    config, more = configure(read, tags, glossary, registry.kinds, registry.choices, registry.addresses, base_url)
    return config, registry, [*problems, *unclear, *more]


def _read_code(project: Path, files: Files, read: ReadFile[SiteFile]) -> tuple[ExtensionCode, list[Problem]]:
    named, found, texts = read.value.extensions, list[Problem](), {}
    paths = [path for path in sorted(files) if re.fullmatch(rf"{FOLDER}\w+\.py", path)]
    there = {name_of(path): path for path in paths}
    for number, name in enumerate(named):
        if name not in there:
            node = read.node.items["extensions"]
            assert isinstance(node, SequenceNode)  # checked before
            suggestion = did_you_mean(name, there)
            found.append(
                problem(read.text.at(node.items[number].mark), "unknown-extension", name=name, suggestion=suggestion)
            )
    for name, path in there.items() if named else ():
        data = read_source(project, path)
        text, problems = decode(path, data) if isinstance(data, bytes) else (None, [data])
        found += problems
        texts[name] = str(text or "")
    code = ExtensionCode(tuple(name for name in named if name in there), texts)
    for name in sorted(there.keys() - set(code.modules_of(*code.named))):
        example = ", ".join((*code.named, name))
        found.append(problem(Location(there[name]), "unnamed-extension", name=name, example=example))
    return code, found


def _put_together(code: ExtensionCode) -> Registry:
    return registry_of(code)[0]


def registry_of(code: ExtensionCode) -> tuple[Registry, list[Problem]]:
    """The registry with all extensions, and their problems. Nothing is taken from an extension with problems."""
    registry, checks, found = Registry(code=code), list[Check](), list[Problem]()
    added = dict[str, tuple[Output[object], ...]]()
    for name in code.named:
        try:
            module = code.run(name)
            mistakes = mistakes_in(module, code.texts[name], registry.kinds, registry.outputs)
            wrong = [_declared_wrongly(name, code, *one) for one in mistakes]
        except BaseException as error:
            if not (first := mistake(error)):
                raise
            wrong = [first]
        if not wrong:
            own = {module.KIND.name: kept_kind(module.KIND)} if hasattr(module, "KIND") else {}
            added[name] = getattr(module, "OUTPUTS", ())
            outputs = (*registry.outputs, *map(kept_output, added[name]))
            registry = replace(registry, kinds={**registry.kinds, **own}, outputs=outputs)
            checks += map(kept_check, getattr(module, "CHECKS", ()))
        found += wrong
    for name, outputs in added.items():
        found += [_declared_wrongly(name, code, "OUTPUTS", reason) for reason in unknown_names(outputs, registry.kinds)]
    kinds = {name: _with_checks(kind, checks) for name, kind in registry.kinds.items()} if checks else registry.kinds
    return replace(registry, kinds=kinds), found


def _with_checks(kind: Kind[Stated], checks: Sequence[Check]) -> Kind[Stated]:
    every = (kind.check, *checks)
    return replace(kind, check=lambda one, all_: chain.from_iterable(check(one, all_) for check in every))


def _declared_wrongly(name: str, code: ExtensionCode, declared: str, reason: str) -> Problem:
    lines = code.texts[name].split("\n")
    line = next((number for number, text in enumerate(lines, 1) if declared and text.startswith(declared)), 1)
    return problem(Location(path_of(name), line, 1), "extension", reason=reason)
