"""Writes what docs/keys.md and docs/templates.md say of the code, from the code; `make docs` runs it.

A test compares, so neither can be out of date.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any, get_args

import jinja2
import msgspec
from jinja2 import nodes

from jarchy.build.cache import Cache
from jarchy.build.page_context import Frame
from jarchy.build.pipeline import plan_site
from jarchy.build.press_preview import DOOR, NOTICE, DoorView, NoticeView
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.content.glossary import Glossary
from jarchy.content.site_file import SiteFile
from jarchy.content.tags_file import TagsFile
from jarchy.kinds import KINDS
from jarchy.model import Translation
from jarchy.outputs import ON_DEMAND, OPTIONAL
from jarchy.outputs.categories import CategoryView
from jarchy.outputs.mentions import MentionsView
from jarchy.outputs.sitemap import CLOSED, MapsView, RobotsView
from jarchy.scaffold.manual import KINDS as EXPLAINED_KINDS
from jarchy.scaffold.manual import MANUAL, explanation
from jarchy.scaffold.new_site import NewSite, new_files
from jarchy.schema.keys import Key, described

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
BEGIN, END = "<!-- from here on made by `make docs` -->", "<!-- to here -->"


def keys_page() -> str:
    """docs/keys.md."""
    return "\n".join([KEYS_ABOVE, *_kinds(), *_translation(), *_site_file(), *_tags_file(), *_glossary()])


KEYS_ABOVE = """\
# All keys

Made from the schemas by `make docs`; a change by hand would be lost. Keys in **bold** are needed. *Words* stand in the
file of each language; all else is a fact, which the file of the original alone states. Where names are written (of
pictures, roles, updates), you choose them. `jarchy new release` begins a file that has every key, with its explanation.
"""
EXAMPLE_OF_A_MOMENT = "2018-07-03 09:30"


def _kinds() -> Iterator[str]:
    for kind in KINDS:
        yield f"## content/{kind.folder}/\n"
        yield f"{EXPLAINED_KINDS[kind.name]}\n"
        order = [*MANUAL[kind.name], *MANUAL[""]]
        keys = sorted(described(kind.schema), key=lambda key: order.index(key.path[0]))
        yield from _table(kind.name, keys)


def _translation() -> Iterator[str]:
    yield "## In every translation\n"
    yield f"{MANUAL['']['translation']} Beside it, a translation has the keys that are words.\n"
    yield from _table("page", list(described(Translation, ("translation",))))


def _site_file() -> Iterator[str]:
    yield "## content/site.yaml\n"
    yield "What is true of the whole site.\n"
    yield from _table("site", list(described(SiteFile)))


def _tags_file() -> Iterator[str]:
    yield "## content/tags.yaml\n"
    yield "Subjects, in the place of `tags:` in content/site.yaml or beside them.\n"
    yield from _table("tags", list(described(TagsFile)))


def _glossary() -> Iterator[str]:
    yield "## content/glossary.yaml\n"
    yield "The terms of the site in each of its languages. The file need not be there.\n"
    yield from _table("glossary", list(described(Glossary)))


def _table(kind: str, keys: list[Key]) -> Iterator[str]:
    yield "| key | what may be written | what it is for |"
    yield "|---|---|---|"
    for key in keys:
        *above, name = (f"`{part}`" for part in key.path)
        shown = f"**{name}**" if key.is_required else name
        text = " › ".join([*above, shown])
        yield f"| {text} | {_value(key)} | {explanation(kind, key)} |"
    yield ""


def _value(key: Key) -> str:
    if key.path in (("without",), ("with",)):
        names = OPTIONAL if key.path == ("without",) else ON_DEMAND
        return f"a list of {', '.join(f'`{name}`' for name in names)}"
    if not key.expected:
        return {"names": "names, with keys under each", "a table": "keys under it"}.get(key.holds, "")
    example = EXAMPLE_OF_A_MOMENT if "”" in key.example else key.example
    values = f"{key.expected}, as in `{example}`" if not key.is_words and example != key.expected else key.expected
    forms = {
        "a list": f"a list: {values}",
        "names": f"names, each with {values}",
        "a table": f"{values}; or keys under it",
    }
    whole = forms.get(key.holds, values)
    return f"*words*: {whole}" if key.is_words else whole


def templates_part() -> str:
    """The part of docs/templates.md that says what each template is given."""
    given = views()
    lines = [*_templates(given), "## What they are given", ""]
    for record in _records([Frame, *given.values()]):
        lines += [*_record(record), ""]
    return "\n".join(lines)


def views() -> dict[str, type]:
    """Each template to the class of its `page`: of a site that has all of them."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        begun = NewSite({"en": "A", "ru": "Б"}, "https://news.example/", "UTC", _DAY.date(), "en")
        for path, text in new_files(begun).items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            public = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("status: draft"))
            (project / path).write_text(public, encoding="utf-8")
        (project / "content/pages/about.ru.md").unlink()
        about = project / "content/pages/about.en.md"
        about.write_text(about.read_text("utf-8").replace("---\n", "---\naliases: [/old/]\n", 1), encoding="utf-8")
        site = project / "content/site.yaml"
        security = f"issuer: {_issuer(project)}\nsecurity:\n  contact: a@news.example\n  expires: 2100-01-01\n"
        site.write_text(security + site.read_text("utf-8"), encoding="utf-8")
        planned = plan_site(Session(BuildRequest(project, _DAY), Cache()))
        given: dict[str, type] = {job.template: type(job.page) for job in planned.jobs if job.template}
        given |= {part.template: type(part.view) for job in planned.jobs for part in job.parts}
        return dict(sorted((given | OF_LARGE_SITES | OF_PREVIEWS).items()))


def _issuer(project: Path) -> str:
    """The sample of an organisation."""
    (file,) = (project / "content/organisations").glob("*.en.md")
    return file.name.partition(".")[0]


OF_LARGE_SITES: dict[str, type] = {
    "category.html": CategoryView,
    "mentions.html": MentionsView,
    "sitemaps.xml": MapsView,
}
OF_PREVIEWS: dict[str, type] = {DOOR: DoorView, NOTICE: NoticeView, CLOSED: RobotsView}
_DAY = datetime(2020, 1, 1, 12, tzinfo=UTC)


def _templates(given: Mapping[str, type]) -> Iterator[str]:
    yield "## Templates and their blocks"
    yield ""
    yield "| template | `page` is | blocks |"
    yield "|---|---|---|"
    syntax = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for file in sorted((PROJECT / "templates").glob("*.*")):
        tree = syntax.parse(file.read_text(encoding="utf-8"))
        blocks = ", ".join(f"`{block.name}`" for block in tree.find_all(nodes.Block))
        view = given[file.name].__name__ if file.name in given else ""
        yield f"| `{file.name}` | {f'[{view}](#{view.lower()})' if view else ''} | {blocks} |"
    yield ""


def _records(first: list[type]) -> list[type]:
    """The classes of values, and of all values in them."""
    found: dict[type, None] = {}
    ahead = list(first)
    while ahead:
        record = ahead.pop(0)
        if record not in found:
            found[record] = None
            ahead += [part for field in msgspec.structs.fields(record) for part in _classes(field.type)]
    return list(found)


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation
    for part in get_args(annotation):
        yield from _classes(part)


def _record(record: type) -> Iterator[str]:
    """A heading, what the class says of itself, and a line for each of its fields with what stands beside it."""
    source = dedent(inspect.getsource(record))
    lines = source.split("\n")
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.ClassDef)
    yield f"### {record.__name__}"
    yield ""
    if text := ast.get_docstring(tree):
        yield f"{' '.join(text.split())}\n"
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            comment = lines[node.lineno - 1].partition("  # ")[2]
            yield _line(node.target.id, ast.unparse(node.annotation), comment)
        elif isinstance(node, ast.FunctionDef) and _is_property(node) and node.returns:
            yield _line(node.name, ast.unparse(node.returns), ast.get_docstring(node) or "")


def _is_property(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list)


def _line(name: str, kind: str, text: str) -> str:
    return f"- `{name}`: `{kind}`" + (f" — {' '.join(text.split())}" if text else "")


def templates_page(now: str) -> str:
    """docs/templates.md with the part that is made anew."""
    above, _, rest = now.partition(BEGIN)
    below = rest.partition(END)[2]
    return f"{above}{BEGIN}\n\n{templates_part()}\n{END}{below}"


def main() -> None:
    (DOCS / "keys.md").write_text(keys_page(), encoding="utf-8")
    templates = DOCS / "templates.md"
    templates.write_text(templates_page(templates.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
