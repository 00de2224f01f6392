"""Reads from the text of a template its messages, blocks, assets, and the templates that it uses: its `Outline`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes

from jarchy.i18n.catalogues import Message
from jarchy.i18n.messages import blanks, tag
from jarchy.problems import Location, Problem, problem


class Template(NamedTuple):
    file: str  # below the project, or below Jarchy's default theme
    text: str

    def at(self, line: int) -> Location:
        return Location(self.file, line, 1, _lines(self.text)[line - 1])


@lru_cache(maxsize=100)
def _lines(text: str) -> list[str]:
    """A template has many messages, and each of them a place."""
    return text.split("\n")


class TemplateSlip(NamedTuple):
    """A mistake in a template by itself."""

    line: int
    reason: str
    remedy: str


class Reference(NamedTuple):
    """Another template that a template extends, includes or imports."""

    line: int
    name: str | None  # None: known only when the page is rendered
    is_parent: bool  # whether it is extended
    is_endless: bool  # whether it would never end if it led back here: it is in no loop, macro or the like


class Block(NamedTuple):
    line: int
    name: str
    is_inner: bool  # whether it lies within another block of the same template


class Outline(NamedTuple):
    messages: tuple[Message, ...]
    slips: tuple[TemplateSlip, ...]
    references: tuple[Reference, ...]
    blocks: tuple[Block, ...]
    beside_blocks: tuple[int, ...]  # lines with words outside the blocks, below an `extends`
    assets: tuple[str | None, ...]  # names that the filter `asset` is given; None: known only when it is rendered

    @property
    def names(self) -> tuple[str | None, ...]:
        """Of the templates that it refers to."""
        return tuple(reference.name for reference in self.references)


def outline(template: Template) -> tuple[Outline | None, list[Problem]]:
    """The outline, or None if the template can't be read; and what is wrong with the template by itself."""
    try:
        read = _read(template.text)
    except jinja2.TemplateSyntaxError as error:
        slip = TemplateSlip(error.lineno, error.message or "it cannot be read", "correct the template")
        return None, [mistake(template, slip)]
    except RecursionError:
        return None, [mistake(template, TemplateSlip(1, "too many blocks are nested in it", "correct the template"))]
    return read, [mistake(template, slip) for slip in read.slips]


def mistake(template: Template, slip: TemplateSlip) -> Problem:
    return problem(template.at(slip.line), "template", reason=slip.reason, remedy=slip.remedy)


@lru_cache(maxsize=1000)
def _read(text: str) -> Outline:
    tree = _SYNTAX.parse(text)
    parts: Parts = []
    _collect(tree, Around(), parts)
    said = [_said(node) for node, _ in parts if isinstance(node, nodes.Call) and _name(node.node) in _SAYING]
    return Outline(
        messages=(*(message for message in said if isinstance(message, Message)), *_filtered(parts)),
        slips=tuple(slip for slip in said if isinstance(slip, TemplateSlip)),
        references=tuple(_references(parts)),
        blocks=tuple(
            Block(node.lineno, node.name, around.is_block) for node, around in parts if isinstance(node, nodes.Block)
        ),
        beside_blocks=tuple(_beside_blocks(tree)),
        assets=tuple(_assets(parts)),
    )


class Around(NamedTuple):
    """What stands around a part of a template."""

    is_block: bool = False
    changes_values: bool = False  # so that a condition may end a template that includes itself


Parts = list[tuple[nodes.Node, Around]]  # those that an outline is made from, in the order of the text


def _collect(node: nodes.Node, around: Around, parts: Parts) -> None:
    for child in node.iter_child_nodes():
        if isinstance(child, _TOLD):
            parts.append((child, around))
        _collect(child, _within(child, around) if isinstance(child, nodes.Stmt) else around, parts)


def _within(node: nodes.Stmt, around: Around) -> Around:
    if isinstance(node, nodes.Block):
        return around._replace(is_block=True)
    changes = isinstance(node, _CHANGING) or (isinstance(node, nodes.If) and node.find(nodes.Assign) is not None)
    return around._replace(changes_values=True) if changes else around


_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_CHANGING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With)
_TOLD = (*_NAMING, nodes.Block, nodes.Call, nodes.Filter, nodes.Const)


def _name(node: nodes.Expr) -> str:
    return node.name if isinstance(node, nodes.Name) else ""


# The functions for messages: their number of texts, and whether the first one is a context.
_SAYING = {
    "_": (1, False), "gettext": (1, False), "ngettext": (2, False), "pgettext": (2, True), "npgettext": (3, True)
}  # fmt: skip


def _said(call: nodes.Call) -> Message | TemplateSlip:
    """The message of a call, or why it has none that catalogues could contain."""
    count, has_context = _SAYING[_name(call.node)]
    constants = [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    if len(constants) != count or call.dyn_args or call.args[:count] != [nodes.Const(one) for one in constants]:
        return TemplateSlip(
            call.lineno, "a message must be text in quotation marks", "write the text itself between ( and )"
        )
    words = tuple(constants[has_context:])
    given = {one.key for one in call.kwargs} | ({"num"} if len(words) > 1 else set())
    needed = blanks("".join(words))
    if needed is None:
        return TemplateSlip(call.lineno, f"“{words[0]}” has a percent sign without a placeholder", "write it as %%")
    if missing := {blank for blank in needed if blank[2:-2] not in given} if call.dyn_kwargs is None else set():
        shown = ", ".join(sorted(missing))
        return TemplateSlip(call.lineno, f"“{words[0]}” gets no value for {shown}", "add it after the text: name=value")
    if html := tag("".join(words)):
        return TemplateSlip(
            call.lineno, f"a message contains HTML: {html}", "end the message before it and begin another after it"
        )
    return Message(call.lineno, words, constants[0] if has_context else None)


def _filtered(parts: Parts) -> Iterator[Message]:
    """The messages that the filters for them are given in quotation marks."""
    for node, _ in parts:
        if isinstance(node, nodes.Filter) and node.name in _SAYING_FILTERS:
            text = node.node.value if isinstance(node.node, nodes.Const) else None
            if isinstance(text, str):
                yield Message(node.lineno, (text,), None)


_SAYING_FILTERS = ("message", "message_in")


def _references(parts: Parts) -> Iterator[Reference]:
    for node, around in parts:
        if isinstance(node, _NAMING):
            names = _names(node.template)
            for name in names:
                is_endless = len(names) == 1 and not around.changes_values
                yield Reference(node.lineno, name, isinstance(node, nodes.Extends), is_endless)


def _names(given: nodes.Expr) -> tuple[str | None, ...]:
    """The name that is given, or several of which the first that exists is taken."""
    try:
        value = given.as_const()
    except nodes.Impossible:
        return (None,)
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def _beside_blocks(tree: nodes.Template) -> Iterator[int]:
    """Jinja prints nothing that stands below `extends` and in no block."""
    extends = next((number for number, node in enumerate(tree.body) if isinstance(node, nodes.Extends)), None)
    for node in tree.body[extends:] if extends is not None else ():
        for part in node.nodes if isinstance(node, nodes.Output) else ():
            if not isinstance(part, nodes.TemplateData) or part.data.strip():
                yield _first_line(part)
                break


def _first_line(part: nodes.Expr) -> int:
    """The line of the first letter."""
    before = part.data[: len(part.data) - len(part.data.lstrip())] if isinstance(part, nodes.TemplateData) else ""
    return part.lineno + before.count("\n")


def _assets(parts: Parts) -> Iterator[str | None]:
    for node, _ in parts:
        if isinstance(node, nodes.Filter) and node.name == _ASSET:
            name = node.node
            yield name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None
        elif isinstance(node, nodes.Const) and node.value == _ASSET:  # as in |map("asset")
            yield None


_ASSET = "asset"


# Reading messages and rendering must use the same options, or the white space of messages would differ.
def is_escaped(name: str | None) -> bool:
    """Whether a template's values are escaped as HTML. Those of text files are not."""
    return name is None or not name.endswith(".txt")


SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=is_escaped, **SPACES)  # noqa: S701  only text is not
_SYNTAX.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
