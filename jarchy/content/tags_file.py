"""Reads content/tags.yaml: the subjects of releases in every language, and the categories above them."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from jarchy.content.in_each_language import lacking, report_unnamed
from jarchy.content.site_file import SITE_FILE, SiteFile
from jarchy.content.yaml_file import LARGEST, ReadFile, read_file
from jarchy.core.files import read_source
from jarchy.core.text import Findings, Position
from jarchy.problems import Problem, did_you_mean, shortened
from jarchy.schema.nodes import MappingNode
from jarchy.schema.types import Folder, LanguageCode, TagSlug

TAGS_FILE = "content/tags.yaml"

Labels = dict[LanguageCode, str]


class CategoryEntry(Struct, frozen=True):
    """A list of tags, and what it is called."""

    name: Labels
    tags: tuple[TagSlug, ...]


class TagsFile(Struct, frozen=True):
    """content/tags.yaml."""

    tags: dict[Folder, Labels] = {}
    categories: dict[Folder, CategoryEntry] = {}


def read_tags_file(project: Path, *, shortcuts: bool = True) -> tuple[ReadFile[TagsFile] | None, list[Problem]]:
    """The file, or None, and the problems with each of its values. `shortcuts` is as in `read_file`."""
    data = read_source(project, TAGS_FILE, LARGEST)
    return read_file(TAGS_FILE, data, TagsFile, shortcuts=shortcuts) if isinstance(data, bytes) else (None, [data])


def check_tags_file(read: ReadFile[TagsFile], site: SiteFile) -> list[Problem]:
    """Values that contradict each other, or content/site.yaml."""
    findings, file = Findings(read.text), read.value
    elsewhere = {slug: None for entry in site.languages.values() for slug in entry.tags}
    known = file.tags | elsewhere
    tags, categories = (_table(read.node, key) for key in ("tags", "categories"))
    for slug in file.tags.keys() & elsewhere:
        findings.report(tags.keys[slug], "tag-twice", slug=slug, other=SITE_FILE)
    for slug, entry in file.categories.items():
        if slug in known:
            findings.report(categories.keys[slug], "same-address", other=f"the tag “{slug}”", address=f"…/{slug}/")
        if not entry.tags:
            findings.report(categories.keys[slug], "empty-category", slug=slug)
    for mention in read.mentions:
        if mention.ref.slug not in known:
            suggestion = did_you_mean(mention.ref.slug, known)
            findings.report(mention.mark, "unknown-tag", slug=shortened(mention.ref.slug), suggestion=suggestion)
    names = {slug: _table(_table(categories, slug), "name") for slug in file.categories}
    _check_labels("tag", {slug: _table(tags, slug) for slug in file.tags}, [*site.languages], findings)
    _check_labels("category", names, [*site.languages], findings)
    return findings.problems


def _table(node: MappingNode, key: str) -> MappingNode:
    """A table in a table; an empty one if it is not there."""
    inner = node.items.get(key)
    return inner if isinstance(inner, MappingNode) else MappingNode(node.mark, {}, {})


def _check_labels(what: str, tables: Mapping[str, MappingNode], codes: list[str], findings: Findings) -> None:
    """Reports names in languages that the site does not have, and names that a language lacks."""
    unnamed: dict[str, dict[str, Position]] = {}  # by language, what it has no name for
    for slug, table in tables.items():
        for code in lacking(table, codes, findings):
            unnamed.setdefault(code, {})[slug] = table.mark
    for code, places in unnamed.items():
        report_unnamed(what, places, code, f"add its name, as in “{code}: …”", findings)
