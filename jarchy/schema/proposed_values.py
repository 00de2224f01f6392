"""What to write in place of a value that is refused. Only what is read without an error is proposed."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from jarchy.core.patterns import lazy_pattern
from jarchy.core.slugs import SLUG
from jarchy.i18n.meant_words import meant_word
from jarchy.problems import Problem, did_you_mean, perhaps
from jarchy.schema.annotations import fields_of, is_table, scalar_type, without_none
from jarchy.schema.line_repair import line_of, meant_value
from jarchy.schema.readers import Context
from jarchy.schema.types import ScalarType

_FILE = lazy_pattern(r"\S+\.\w{2,5}")
_PROPOSED = lazy_pattern(r".*?: (?P<line>(?:[a-z_]+:|-) .*)")
_CUT = lazy_pattern(r"[ \t]+#.*")


def proposed_value(text: str, leaf: ScalarType) -> dict[str, str]:
    """The words “suggestion” and “example” of a problem. An example must not be the opposite of what was meant, so it
    names all choices if that is not known.
    """
    if meant := meant_word(text, leaf.choices):
        return {"suggestion": perhaps(meant), "example": meant}
    return {"suggestion": did_you_mean(text, leaf.choices), "example": "” or “".join(leaf.choices) or leaf.example}


def is_read(text: str, leaf: ScalarType, context: Context) -> bool:
    """Whether a value is read without an error. The name of a document must look like one."""
    form = {"": None, "media": _FILE, "file": _FILE}.get(leaf.refers, SLUG)
    try:
        leaf.read(text, context)
    except ValueError:
        return False
    return form is None or form.fullmatch(text) is not None


def with_read_values(problems: Iterable[Problem], schema: type[Struct], context: Context) -> Iterator[Problem]:
    """The problems of YAML, which knows nothing of types, without remedies that would be the next error: a line in
    which the type of the key can't read the value. What stands before a “#” is proposed then, or an example.
    """
    for problem in problems:
        proposed = _PROPOSED.fullmatch(problem.words.get("remedy", ""))
        is_changed = proposed is not None and proposed["line"] != problem.where.excerpt.strip()
        line = line_of(proposed["line"]) if proposed and is_changed else None
        key = (line.key or _key_above(problem, context)) if line else ""
        leaves = [*_leaves(schema, key)]
        if line is None or not leaves or _is_read_by_one(meant_value(line), leaves, context):
            yield problem
            continue
        before, start = _CUT.sub("", meant_value(line)), f"{line.key}: " if line.key else "- "
        remedy = f"write it as in “{start}{leaves[0].example.partition('”')[0]}”"
        if before != meant_value(line) and _is_read_by_one(before, leaves, context):
            remedy = f"delete the “#” and what follows: {start}{before}"
        yield replace(problem, words=problem.words | {"remedy": remedy})


def _is_read_by_one(text: str, leaves: Iterable[ScalarType], context: Context) -> bool:
    return any(is_read(text, leaf, context) for leaf in leaves)


def _key_above(problem: Problem, context: Context) -> str:
    """The key of the list in which an item stands."""
    above = reversed(context.text.lines[: problem.where.line - 1])
    return next((line.key for line in map(line_of, above) if line and line.key and not line.value), "")


def _leaves(schema: type[Struct], key: str) -> Iterator[ScalarType]:
    """The types that single values have under this key, in the schema and in the tables within it."""
    for name, field in fields_of(schema).items():
        yield from _leaves_of(name, without_none(field.type), key)


def _leaves_of(name: str, inner: Any, key: str) -> Iterator[ScalarType]:
    if is_table(inner):
        alone = getattr(inner, "alone", "") or getattr(inner, "short", "")  # for which a value may stand alone
        if alone and name == key:
            yield from _leaves_of(key, without_none(fields_of(inner)[alone].type), key)
        yield from _leaves(inner, key)
    elif get_origin(inner) is dict:
        yield from _leaves_of(name, without_none(get_args(inner)[1]), key)
    elif get_origin(inner) is tuple:
        yield from _leaves_of(name, get_args(inner)[0], key)
    elif name == key:
        yield scalar_type(inner)
