"""The search of an edition: its page, and the files that a browser searches."""

from collections.abc import Iterator

import msgspec

from jarchy.content.site_file import SEARCH
from jarchy.core.records import Record
from jarchy.core.urls import path
from jarchy.model import Edition, File, Page
from jarchy.outputs import tags
from jarchy.outputs.search_index import SearchIndex, index
from jarchy.problems import Problem


class SearchView(Record):
    index: str  # href of its folder
    folding: str  # the stemming rules of the language, as JSON
    tags: str  # href of the list of tags; empty if there is none


def make(edition: Edition) -> Iterator[Page | File]:
    address = path(edition.language.code, SEARCH)
    folder = f"{address}index/"
    folding = msgspec.json.encode(edition.language.folding).decode()
    view = SearchView(edition.href(folder), folding, tags.href(edition))
    yield Page(("search",), address, "search.html", view, is_indexed=False)
    yield File(folder, "", index(edition), is_folder=True)


def write(index: SearchIndex) -> dict[str, bytes] | Problem:
    from jarchy.outputs.pagefind import files_of  # noqa: PLC0415  only for builds that make an index

    return files_of(index)
