"""What a template says and what it is made of, as far as its text alone tells: its `Outline`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes

from jarchy.i18n.catalogues import Message
from jarchy.i18n.po_file import blanks, tag
from jarchy.problems import Location, Problem, problem


class Template(NamedTuple):
    file: str  # below the project, or below Jarchy's default theme
    text: str

    def at(self, line: int) -> Location:
        return Location(self.file, line, 1, self.text.split("\n")[line - 1])


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
    said = [_said(call) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in _SAYING]
    return Outline(
        messages=tuple(message for message in said if isinstance(message, Message)),
        slips=tuple(slip for slip in said if isinstance(slip, TemplateSlip)),
        references=tuple(_references(tree)),
        blocks=tuple(_blocks(tree)),
        beside_blocks=tuple(_beside_blocks(tree)),
        assets=tuple(_assets(tree)),
    )


# The functions for messages: their number of texts, and whether the first one is a context.
_SAYING = {
    "_": (1, False), "gettext": (1, False), "ngettext": (2, False), "pgettext": (2, True), "npgettext": (3, True)
}  # fmt: skip


def _said(call: nodes.Call) -> Message | TemplateSlip:
    """The message of a call, or why it has none that catalogues could contain."""
    count, has_context = _SAYING[call.node.name]  # type: ignore[attr-defined]  # other calls were excluded
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


_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_CHANGING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With)


def _references(node: nodes.Node, *, is_endless: bool = True) -> Iterator[Reference]:
    for child in node.iter_child_nodes():
        if isinstance(child, _NAMING):
            names = _names(child.template)
            for name in names:
                yield Reference(child.lineno, name, isinstance(child, nodes.Extends), is_endless and len(names) == 1)
        else:
            yield from _references(child, is_endless=is_endless and not _changes_values(child))


def _changes_values(node: nodes.Node) -> bool:
    """Whether a template that includes itself here is given other values, so that a condition may end it."""
    return isinstance(node, _CHANGING) or (isinstance(node, nodes.If) and node.find(nodes.Assign) is not None)


def _names(given: nodes.Expr) -> tuple[str | None, ...]:
    """The name that is given, or several of which the first that exists is taken."""
    try:
        value = given.as_const()
    except nodes.Impossible:
        return (None,)
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def _blocks(node: nodes.Node, *, is_inner: bool = False) -> Iterator[Block]:
    for child in node.iter_child_nodes():
        is_block = isinstance(child, nodes.Block)
        if isinstance(child, nodes.Block):
            yield Block(child.lineno, child.name, is_inner)
        yield from _blocks(child, is_inner=is_inner or is_block)


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


def _assets(tree: nodes.Template) -> Iterator[str | None]:
    for used in tree.find_all(nodes.Filter):
        if used.name == _ASSET:
            name = used.node
            yield name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None
    yield from (None for constant in tree.find_all(nodes.Const) if constant.value == _ASSET)  # as in |map("asset")


_ASSET = "asset"


# Reading messages and rendering must use the same options, or the white space of messages would differ.
def is_escaped(name: str | None) -> bool:
    """Whether a template's values are escaped as HTML. Those of text files are not."""
    return name is None or not name.endswith(".txt")


SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=is_escaped, **SPACES)  # noqa: S701  only text is not
_SYNTAX.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
