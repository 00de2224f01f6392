"""A theme in one language: templates with the messages and dates of that language.

A template sees the values of its page and pure filters: no site and no clock. An undefined name is an error.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import format_datetime
from functools import lru_cache
from typing import Any, TypeVar

import jinja2
import msgspec
from babel.support import Translations
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import safe_range
from markupsafe import Markup, escape
from msgspec.structs import replace

from jarchy.core.lazy import LazyHtml
from jarchy.i18n.language import Language, language
from jarchy.i18n.messages import translations
from jarchy.i18n.typography import breakable
from jarchy.kinds.page_parts import Body
from jarchy.kinds.quote import QuoteCard
from jarchy.markdown.abbreviations import explained
from jarchy.markdown.html_text import absolute_urls, copyable, plain
from jarchy.markdown.soft_hyphens import hyphenated
from jarchy.theme.code_cache import CodeCache
from jarchy.theme.compiler import LeanEnvironment
from jarchy.theme.date_filters import date_filters
from jarchy.theme.loader import Theme
from jarchy.theme.mail_links import mail_links
from jarchy.theme.outline import SPACES, is_escaped

AnyEnvironment = TypeVar("AnyEnvironment", bound=jinja2.Environment)


class StaticGettext(Extension):
    """Translates `{{ _("words") }}` when a template is compiled, and not again for each page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        ahead: list[Token] = []
        for token in stream:
            if token.type == "variable_begin":
                yield from ahead
                ahead = []
            ahead.append(token)
            if token.type == "variable_end":
                yield from self._said(ahead, stream.name)
                ahead = []
        yield from ahead

    def _said(self, tokens: list[Token], name: str | None) -> list[Token]:
        types = [token.type for token in tokens]
        if types != ["variable_begin", "name", "lparen", "string", "rparen", "variable_end"] or tokens[1].value != "_":
            return tokens
        said = self.environment.messages.gettext(tokens[3].value)  # type: ignore[attr-defined]  # `environment` adds it
        words = escape(said) if is_escaped(name) else said
        return [Token(tokens[0].lineno, "data", words % {})]


@lru_cache(maxsize=100)
def lean_environment(theme: Theme, lang: str) -> LeanEnvironment:
    """The environment of a language. It compiles templates when they are first used. In each process,
    a theme has one.
    """
    return _environment(LeanEnvironment, theme, lang)


@lru_cache(maxsize=100)
def stock_environment(theme: Theme, lang: str) -> jinja2.Environment:
    """The same, but stock Jinja compiles the templates."""
    return _environment(jinja2.Environment, theme, lang)


def _environment(kind: type[AnyEnvironment], theme: Theme, lang: str) -> AnyEnvironment:
    catalogues = theme.catalogues.get(lang, ())

    def source(name: str) -> tuple[str, str, None] | None:
        found = theme.templates.get(name)
        return (found.text, found.file, None) if found else None

    made = kind(
        loader=jinja2.FunctionLoader(source),
        autoescape=is_escaped,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        bytecode_cache=CodeCache(theme, lang, kind),
        **SPACES,
    )
    messages = translations(catalogues)
    made.extend(messages=messages)
    made.add_extension(StaticGettext)
    made.globals["range"] = safe_range  # a mistake in a loop must not run for ever
    made.install_gettext_callables(**_gettext(messages), newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.filters |= _filters(language(lang), theme.addresses) | _messages(messages, theme)
    return made


def _gettext(messages: Translations) -> dict[str, Callable[..., str]]:
    """The functions that Jinja calls for messages. Messages are text, not HTML, and are escaped like values."""

    def escaping(say: Callable[..., str]) -> Callable[..., str]:
        @lru_cache(maxsize=1000)  # pages have the same few messages
        def escaped(*words: Any) -> Markup:
            return escape(say(*words))

        @jinja2.pass_eval_context
        def said(context: EvalContext, /, *words: Any) -> str:
            return escaped(*words) if context.autoescape else say(*words)

        return said

    return {name: escaping(getattr(messages, name)) for name in ("gettext", "ngettext", "pgettext", "npgettext")}


def _messages(own: Translations, theme: Theme) -> dict[str, Callable[..., str]]:
    """The filters that say a message: in the language of the page, or in another one of the site."""

    def message_in(words: str, code: str) -> str:
        return translations(theme.catalogues.get(code, ())).gettext(words)

    return {"message": own.gettext, "message_in": message_in}


def _filters(known: Language, addresses: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    def quoted(words: str) -> str:
        """Spoken words in quotation marks, for formats without an element for them. Marks inside become inner ones."""
        start, end, inner_start, inner_end = known.quotes
        inner = words.replace(start, inner_start).replace(end, inner_end)
        if known.stop_outside and inner.endswith(".") and not inner.endswith(".."):
            return start + inner[:-1] + end + "."  # no f-string: words may be markup
        return start + inner + end

    def endonym(code: str) -> str:
        return language(code).endonym

    def language_name(code: str) -> str:
        return known.name_of(code) or endonym(code)

    def hyphenated_text(html: str, code: str = "") -> Markup:
        """A text with soft hyphens; `code` is its language, if it isn't that of the page."""
        return Markup(hyphenated(html, language(code) if code else known))  # noqa: S704  it is as safe as it was

    @jinja2.pass_context  # otherwise Jinja would compile a constant address into the template
    def asset(context: Context, name: str) -> str:
        if name not in addresses:
            raise jinja2.TemplateRuntimeError(f"there is no asset “{name}” in assets/")
        return addresses[name]

    return {
        **date_filters(known),
        "run_in": _run_in,
        "explained": _explained,
        "hyphenated": hyphenated_text,
        "asset": asset,
        "plain": lambda html: plain(str(html)),  # what is added to a Markup would be escaped
        "quoted": quoted,
        "breakable": breakable,
        "copyable": lambda text: Markup(copyable(str(escape(text)))),  # noqa: S704  as above
        "endonym": endonym,
        "language_name": language_name,
        "mail_links": mail_links,
        "file_size": known.file_size,
        "original_in": lambda code: known.originals.get(code, ""),
        "absolute_urls": lambda html, url: Markup(absolute_urls(html, url)),  # noqa: S704  as safe as its input
        "json": _json,
        "mail_date": format_datetime,
    }


def _explained(pieces: Iterable[object]) -> Iterable[object]:
    """The pieces of a body as pages show them: with marks where its original has changed, and its abbreviations
    explained, each where it first stands, also in words that are placed. Other pieces stay as they are.
    """
    if not isinstance(pieces, Body):
        yield from pieces
        return
    missing = dict(pieces.abbreviations)
    for piece in pieces.marked:
        if isinstance(piece, str):
            yield explained(piece, missing)
        elif isinstance(piece.view, QuoteCard) and missing and not piece.view.lang:
            words = piece.view.words
            said = replace(words, html=LazyHtml.of(explained(str(words.html), missing)))
            yield replace(piece, view=replace(piece.view, words=said))
        else:
            yield piece


def _run_in(pieces: Iterable[object], words: str) -> Iterable[object]:
    """The pieces of a body whose first paragraph begins with these words. Before anything else they are a paragraph of
    their own.
    """
    said = f'<strong class="dateline">{escape(words)}</strong>'
    for number, piece in enumerate(pieces):
        if number or not words:
            yield piece
        elif isinstance(piece, str) and piece.startswith("<p>"):
            yield f"<p>{said} {piece.removeprefix('<p>')}"
        else:
            yield f"<p>{said}</p>"
            yield piece


def _json(value: Any) -> Markup:
    """JSON of text, numbers, lists and tables, in their order. It cannot end a `<script>` element."""
    said = breakable(_JSON.encode(value).decode())
    return Markup(said.replace("<", r"\u003c"))  # noqa: S704  JSON has this character only in strings


def _as_text(value: LazyHtml | Markup) -> str:
    return str(value) if isinstance(value, Markup) else plain(str(value), has_addresses=False)


_JSON = msgspec.json.Encoder(enc_hook=_as_text)
