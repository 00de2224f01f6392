"""What a template says and what it is made of, read from its text."""

from functools import lru_cache
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from jarchy.i18n.catalogues import Message
from jarchy.i18n.po_file import blanks, tag


class Template(NamedTuple):
    file: str  # below the project, or below Jarchy's default theme
    text: str


class TemplateSlip(NamedTuple):
    """A mistake in a message of a template."""

    line: int
    reason: str
    remedy: str


class Outline(NamedTuple):
    """The messages of a template, and the templates that it uses."""

    messages: tuple[Message, ...]
    slips: tuple[TemplateSlip, ...]
    names: tuple[str | None, ...]  # names of other templates; None: only known at run time


def read_outline(template: Template) -> Outline:
    """Reads what a template says. Raises TemplateSyntaxError, or RecursionError if too many blocks are nested in it."""
    return _read(template.text)


@lru_cache(maxsize=1000)
def _read(text: str) -> Outline:
    tree = _SYNTAX.parse(text)
    said = [_said(call) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in _SAYING]
    return Outline(
        tuple(one for one in said if isinstance(one, Message)),
        tuple(one for one in said if isinstance(one, TemplateSlip)),
        tuple(find_referenced_templates(tree)),
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


# Reading messages and rendering must use the same options, or the white space of messages would differ.
def is_escaped(name: str | None) -> bool:
    """Whether a template's values are escaped as HTML. Those of text files are not."""
    return name is None or not name.endswith(".txt")


SPACES: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
_SYNTAX = jinja2.Environment(autoescape=is_escaped, **SPACES)  # noqa: S701  only text is not
_SYNTAX.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
