"""Compiles templates to leaner Python than Jinja does: `LeanEnvironment`.

The lean code of a page either gives exactly the text that stock Jinja gives, or raises an exception. Which exception
does not matter: `build/render.py` then renders the page with stock Jinja, which decides whether it is a mistake and
what its message is. What differs, and why the result is the same:

- `page.title` is a Python attribute. Stock Jinja also tries `page["title"]`, and then makes an undefined value; lean
  code raises AttributeError in both cases, and for an attribute of a missing name. Stock access stays where a missing
  attribute is no mistake: before `is defined` and `default`, and in `self.block`, which is an item.
- A plain `str` is escaped by the C function that `markupsafe.escape` calls, `Markup` is written unchanged, and every
  other value is passed to `escape`.
- A macro that is called with positional arguments only, where values are escaped, is called as a Python function. It
  returns `Markup`, and the defaults of its parameters are `missing`, which is what `Macro` passes for them.
- All templates share one dictionary of globals, and a template is looked up once: a theme never changes.
"""

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any

import jinja2
from jinja2 import nodes, runtime
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.utils import missing

MAY_BE_UNDEFINED = {"defined", "undefined", "default", "d"}  # tests and filters that accept an undefined value

# The first lines of each compiled template. Jinja's own names in it begin with `l_` and `t_`, or are words of Jinja.
PREAMBLE = f"""\
from functools import partial
from markupsafe import _escape_inner as escaped
from {__name__} import DirectMacro, LeanMacro
new = str.__new__"""


class LeanMacro(runtime.Macro):
    """A macro whose function returns `Markup`."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:  # Jinja passes it by position
        made: str = self._func(*arguments)
        return made if autoescape else str(made)


class DirectMacro(LeanMacro):
    """A macro without `caller`, `kwargs` and `varargs`. Its function may be called directly."""

    def __init__(
        self,
        environment: jinja2.Environment,
        function: Callable[..., str],
        name: str,
        parameters: list[str],
        *more: bool,
    ) -> None:
        super().__init__(environment, function, name, parameters, *more)
        function.__defaults__ = (missing,) * len(parameters)


LeanMacro.__name__ = DirectMacro.__name__ = runtime.Macro.__name__  # a template that prints a macro shows this name


class LeanCode(CodeGenerator):
    """Writes the code of one template. It overrides methods of the version of Jinja that `pyproject.toml` pins."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja's name
        checked = (one.node for one in node.find_all((nodes.Test, nodes.Filter)) if one.name in MAY_BE_UNDEFINED)
        self.may_be_undefined = {id(one) for one in checked}
        for line in PREAMBLE.splitlines():
            self.writeline(line)
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write("(escaped(value) if (kind := type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write(")) is str else value if kind is Markup else escape(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja's name
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if id(node) in self.may_be_undefined or not _is_plain(node.attr) or name == "self":
            super().visit_Getattr(node, frame)
        elif name:
            self.write(f"{frame.symbols.ref(name)}.{node.attr}")
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802  Jinja's
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(called._func if type(called := ")
        self.visit(node.node, frame)
        self.write(") is DirectMacro and context.eval_ctx.autoescape else partial(context.call, called")
        self.write(", _loop_vars=_loop_vars" if frame.loop_frame else "")
        self.write(", _block_vars=_block_vars" if frame.block_frame else "")
        self.write("))(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT002  Jinja's
        if force_unescaped:  # the end of a macro
            self.writeline(f"return new(Markup, concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        is_direct = not (macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs)
        self.write("Direct" if is_direct else "Lean")  # Jinja continues with: Macro(…)
        super().macro_def(macro_ref, frame)


def _escapes(frame: Frame) -> bool:
    """Whether it is known at compile time that values are escaped here."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def _is_plain(name: str) -> bool:
    """Whether Python reads the name of an attribute unchanged, if at all, and `missing` has no such attribute."""
    return name.isascii() and name.isidentifier() and not name.startswith("_")


class LeanEnvironment(jinja2.Environment):
    """An environment whose templates never change. `unfit` is for its user: the templates to be left to stock Jinja."""

    code_generator_class = LeanCode

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.known: dict[str | jinja2.Template, jinja2.Template] = {}
        self.unfit: set[str] = set()

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> jinja2.Template:
        try:
            return self.known[name]
        except KeyError:
            self.known[name] = template = super().get_template(name, parent, globals)
            return template

    def prepare(self, name: str) -> None:
        """Compiles a template ahead of its use. What is wrong with it is left to be reported when it is used."""
        with suppress(jinja2.TemplateError):
            self.get_template(name)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals
