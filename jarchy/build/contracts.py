"""What the functions of extensions must give.

Each is wrapped when its extension is loaded, so that a wrong value is found where it comes from, and not in Jarchy's
code that uses it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields, replace

from jarchy.build.cache_rows import CacheMiss
from jarchy.build.extension_code import BrokenContract, extension_of
from jarchy.core.records import encoded
from jarchy.kinds.base import OriginalFields
from jarchy.model import Check, File, Finding, Kind, Page, Stated
from jarchy.outputs.output import Output
from jarchy.problems import Location, problem

AnyOutput = TypeVar("AnyOutput", bound=Output[Any])


def kept_output(output: AnyOutput) -> AnyOutput:
    """The output, with a `make` that gives pages and files, or fails with a BrokenContract."""
    make = output.make

    @wraps(make)
    def kept(*given: object) -> Iterator[Page | File]:
        for item in _all(make, make(*given), "pages and files"):
            _check_item(make, item, output)
            yield item

    return replace(output, make=kept)


def kept_kind(kind: Kind[Stated]) -> Kind[Stated]:
    """The kind, with a page and a check that give what they must, as do the properties of its schema."""
    page = kind.page

    @wraps(page)
    def kept(*given: Any) -> Page:
        made = page(*given)
        if not isinstance(made, Page):
            raise BrokenContract(page, f"it gives {_named(made)} in place of a Page")
        _check_item(page, made)
        return made

    for name, hint in _stated().items():
        _keep_property(kind.schema, name, hint)
    return replace(kind, page=kept, check=kept_check(kind.check))


def kept_check(check: Check) -> Check:
    @wraps(check)
    def kept(*given: Any) -> Iterator[Finding]:
        for finding in _all(check, check(*given), "findings, as in error(…) and warning(…)"):
            if not _is_finding(finding):
                raise BrokenContract(check, f"it gives {_named(finding)} in place of error(…) or warning(…)")
            yield finding

    return kept


def wrong_bytes(made: object, *, is_folder: bool) -> str:
    """Why what `write` gives cannot be written; empty if it can."""
    if not is_folder:
        return "" if isinstance(made, bytes) else f"it gives {_named(made)} in place of bytes"
    if isinstance(made, dict) and all(isinstance(k, str) and isinstance(v, bytes) for k, v in made.items()):
        return ""
    return f"it gives {_named(made)} in place of the bytes of files by their paths, as in {{'a.txt': b'…'}}"


def redefined(schema: type[Stated]) -> Iterator[str]:
    """The keys that Jarchy reads itself, but to which the schema gives another type, each with a reason."""
    known = {field.name: field.type for field in fields(OriginalFields)}
    hints = _stated() | known
    for field in fields(schema):
        if field.name in hints and not _types(field.type) <= _types(hints[field.name]):
            yield f"Jarchy reads the key “{field.name}” itself, so it must have the type {_shown(hints[field.name])}"


def _all(function: Callable[..., Any], made: object, what: str) -> Iterable[Any]:
    if not isinstance(made, Iterable) or isinstance(made, str | bytes | Mapping | msgspec.Struct | Finding):
        raise BrokenContract(function, f"it gives {_named(made)} in place of {what}: `yield` each of them")
    return made


def _check_item(function: Callable[..., Any], item: object, output: Output[Any] | None = None) -> None:
    if not isinstance(item, Page | File):
        raise BrokenContract(function, f"it gives {_named(item)} in place of a Page or a File")
    for name in ("path", "template"):
        if not isinstance(getattr(item, name), str):
            raise BrokenContract(function, f"the {name} of a {type(item).__name__} must be a text")
    if not item.template and not (output and output.write):
        raise BrokenContract(function, f"“{item.path}” has no template, and its output has no `write`")
    if isinstance(item, File) and item.is_folder and (item.template or not item.path.endswith("/")):
        raise BrokenContract(function, f"the folder “{item.path}” ends with “/”, and has no template")
    try:
        encoded(item.view)
    except CacheMiss:
        raise
    except Exception as error:
        reason = "a view is made of records, texts, numbers, dates, and tuples or dicts of these"
        raise BrokenContract(function, f"the view of “{item.path}” has another value: {reason}") from error


def _is_finding(finding: object) -> bool:
    """Whether a problem can be made of it."""
    if not (isinstance(finding, Finding) and isinstance(finding.key, str)):
        return False
    try:
        made = problem(Location(""), finding.code, **finding.words)
        return bool(made.message and made.hint and made.severity)
    except (LookupError, TypeError, AttributeError):
        return False


def _keep_property(schema: type[Stated], name: str, hint: Any) -> None:
    """Replaces a property that an extension defines by one that fails if its value has another type."""
    own = getattr(schema, name)
    getter = own.fget if isinstance(own, property) else None
    if getter is None or not extension_of(getter) or hasattr(getter, "__wrapped__"):
        return

    @wraps(getter)
    def kept(self: Stated) -> object:
        value = getter(self)
        try:
            return msgspec.convert(value, hint)
        except msgspec.ValidationError:
            reason = f"“{name}” is {_named(value)}, and must be of the type {_shown(hint)}"
            raise BrokenContract(getter, reason) from None

    setattr(schema, name, property(kept))


def _stated() -> dict[str, Any]:
    """The properties that lists and the gate read of any document, with their types."""
    own = {name: one.fget for name, one in vars(Stated).items() if isinstance(one, property) and one.fget}
    return {name: get_type_hints(getter)["return"] for name, getter in own.items()}


def _types(hint: Any) -> set[Any]:
    """The types of a union, without what they are annotated with."""
    if get_origin(hint) is Annotated:
        return _types(get_args(hint)[0])
    is_union = type(None) in get_args(hint)
    return {one for part in get_args(hint) for one in _types(part)} if is_union else {hint}


def _shown(hint: Any) -> str:
    return (
        hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint).replace("jarchy.core.dates.", "")
    )


def _named(value: object) -> str:
    return "nothing (None)" if value is None else f"a value of the type {type(value).__name__}"
