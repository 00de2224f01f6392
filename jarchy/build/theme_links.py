"""Links to the site that its own templates and messages have word for word, and that lead nowhere.

Those in texts are checked with the texts, and those that templates get as values are planned.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from jarchy.content.config import Config
from jarchy.core.files import Files, read_source
from jarchy.core.patterns import lazy_pattern
from jarchy.core.urls import file_of
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.theme.harm import own_files
from jarchy.theme.loader import Theme

_UNREAD = lazy_pattern(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
# Begins with what is rare, so that `re` skips to it. A whole address, as HTML lets it be typed: no value is in it.
_BEFORE = "|".join(rf"(?<=\s{name}{sign})" for name in ("href", "src", "poster", "action") for sign in ("=", " ="))
_HREF = lazy_pattern(rf"""=(?i:{_BEFORE})\s*+(["'])?\s*+(?P<target>/(?!/)[^"'<>{{\s]*+)(?(1)\s*+\1|(?=[\s>]))""")
_REST = r"""(?:/[^\s"'<>{}()\\]*)?(?![\w.-])"""
_AFTER = ".,;:!?…"  # ends the sentence, not the address

Texts = Mapping[str, str]  # by path


def own_theme(theme: Theme, project: Path, files: Files) -> Texts:
    """The templates and the catalogues of messages that the site has itself."""
    own = own_files(files)
    catalogues = {path: read_source(project, path) for path in sorted(own) if path.endswith(".po")}
    return {one.file: one.text for one in theme.templates.values() if one.file in own} | {
        path: data.decode(errors="replace") for path, data in catalogues.items() if isinstance(data, bytes)
    }


def broken_links(texts: Texts, there: frozenset[str], config: Config) -> Iterator[Problem]:
    """`there` is all that is or will be below the output folder; folders end with a slash."""
    folders = tuple(file for file in there if file.endswith("/"))
    ours = {file.partition("/")[0] for file in there if "/" in file}  # also at the root of a host that has others
    own = [re.compile(f"(?P<target>{re.escape(url.rstrip('/'))}{_REST})") for url in config.own_urls]
    for path, whole in texts.items():
        text = _UNREAD.sub(_blank, whole)
        for match in chain.from_iterable(pattern.finditer(text) for pattern in (_HREF, *own)):
            target, start = match["target"].rstrip(_AFTER), match.start("target")
            below, at_root = _below(target, config), _decoded(target).removeprefix("/")
            if below is None and at_root.partition("/")[0] not in ours:
                continue
            if below is not None and (below.startswith(folders) or _is_there(below, there)):
                continue
            suggestion = _suggestion(
                path, target, config, is_ours=below is not None, is_there=_is_there(at_root, there)
            )
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            yield problem(Location(path, line, column), "unknown-page", target=shortened(target), suggestion=suggestion)


def _suggestion(path: str, target: str, config: Config, *, is_ours: bool, is_there: bool) -> str:
    """How to write an address that leads nowhere. A template has what follows another --base-url, and the name that an
    asset has in the site. `is_ours` says that the folder of the site is not what is missing.
    """
    rest, is_template = shortened(target).removeprefix("/"), path.endswith(".html")
    asset = re.search(r"(?:^|/)assets/(?P<name>[^?#]+)", target)
    if asset and is_template:
        return f"write “{{{{ '{asset['name']}' | asset }}}}”, or "
    if is_ours:
        return ""
    root = "{{ frame.menu.root }}" if is_template else config.root
    return f"write “{root}{rest}”, or " if is_there else f"begin it with “{root}” in place of “/”, and "


def _blank(comment: re.Match[str]) -> str:
    """As long as the comment, so that what follows stays in its line and column."""
    return re.sub(r"\S", " ", comment[0])


def _is_there(below: str, there: frozenset[str]) -> bool:
    return not {file_of(below), f"{below}/index.html"}.isdisjoint(there)


def _below(target: str, config: Config) -> str | None:
    """The address below the root of the site, decoded; None if it is another's."""
    address = _decoded(target)
    for url in (config.root, *config.own_urls):
        if address.startswith(url):
            return address.removeprefix(url)
        if f"{address}/" == url:
            return ""
    return None


def _decoded(target: str) -> str:
    return unquote(re.split("[?#]", target)[0])
