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

# Begins with what is rare, so that `re` skips to it. A whole address: none with a value in it.
_BEFORE = "|".join(rf'(?<=\b{name}=")' for name in ("href", "src", "poster", "action"))
_HREF = lazy_pattern(rf"""="(?:{_BEFORE})(/(?!/)[^"{{\s]*)(?=")""")
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
    own = [re.compile(f"({re.escape(url.rstrip('/'))}{_REST})") for url in config.own_urls]
    for path, text in texts.items():
        for match in chain.from_iterable(pattern.finditer(text) for pattern in (_HREF, *own)):
            target, start = match[1].rstrip(_AFTER), match.start(1)
            below = _below(target, config)
            if below is None or below.startswith(folders) or {file_of(below), f"{below}/index.html"} & there:
                continue
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            yield problem(Location(path, line, column), "unknown-page", target=shortened(target), suggestion="")


def _below(target: str, config: Config) -> str | None:
    """The address below the root of the site, decoded; None if it is another's."""
    address = re.split("[?#]", target)[0]
    for url in (config.root, *config.own_urls):
        if address.startswith(url):
            return unquote(address.removeprefix(url))
        if f"{address}/" == url:
            return ""
    return None
