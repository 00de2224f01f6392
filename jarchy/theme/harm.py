"""What a site's own theme may do to its readers without a word: pages of nothing, files of third parties, and files
that no program can read.
"""

import re
from collections.abc import Iterator, Mapping

from jarchy.core.files import DEFAULT
from jarchy.core.patterns import lazy_pattern
from jarchy.problems import Location, Problem, problem, shortened
from jarchy.theme.assets import FOLDER as ASSETS
from jarchy.theme.assets import Assets
from jarchy.theme.outline import Template
from jarchy.theme.well_formed import fault_in

_ELEMENT = lazy_pattern(
    r"<(?P<name>script|img|iframe|source|video|audio|embed|track|link)\b(?P<attributes>[^>]*)>", re.IGNORECASE
)
_ADDRESS = lazy_pattern(
    r"""\b(?:src|srcset|href|poster)\s*=\s*["']?\s*(?P<url>(?:https?:)?//[^"'\s>]+)""", re.IGNORECASE
)
# Of links, only these are fetched: `canonical` or `license` leads readers elsewhere, and asks nobody.
_FETCHED = lazy_pattern(
    r"""\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch)""",
    re.IGNORECASE,
)
_IN_SHEET = lazy_pattern(
    r"""/\*.*?\*/|(?:url\(\s*|@import\s+)["']?(?P<url>(?:https?:)?//[^"')\s;]+)""", re.DOTALL | re.IGNORECASE
)


def harmful_files(templates: Mapping[str, Template], assets: Assets, own: frozenset[str]) -> Iterator[Problem]:
    """`own` are the paths of the project's files."""
    for template in templates.values():
        if template.file in own:
            yield from _empty(template.file, template.text)
            for element in _ELEMENT.finditer(template.text):
                address = _ADDRESS.search(element["attributes"])
                if address and (element["name"].lower() != "link" or _FETCHED.search(element["attributes"])):
                    yield _third_party(template.file, template.text, element.start(), address["url"])
    for name, asset in assets.items():
        if ASSETS + name in own and (fault := fault_in(name, asset.data)):
            yield problem(Location(ASSETS + name), "malformed", what=name, reason=fault)
        if name.endswith(".css") and ASSETS + name in own:
            text = asset.data.decode(errors="replace")
            yield from _empty(ASSETS + name, text)
            for match in _IN_SHEET.finditer(text):
                if match["url"]:
                    yield _third_party(ASSETS + name, text, match.start(), match["url"])


def _empty(path: str, text: str) -> Iterator[Problem]:
    if not text.strip():
        yield problem(Location(path), "empty-file")


def _third_party(path: str, text: str, start: int, url: str) -> Problem:
    return problem(_place(path, text, start), "third-party", address=shortened(url))


def _place(path: str, text: str, start: int) -> Location:
    return Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def own_files(files: Mapping[str, bytes]) -> frozenset[str]:
    """The files of a project's theme. The default theme is not over another one."""
    if not any(path.startswith(DEFAULT) for path in files):
        return frozenset()
    return frozenset(path for path in files if path.startswith(("templates/", ASSETS)))
