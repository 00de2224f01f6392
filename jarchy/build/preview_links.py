"""Where links of a preview lead: to public pages, to another language of the preview, to files in it, or nowhere."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from jarchy.build.bundle import FILE, Attributes
from jarchy.content.config import Config
from jarchy.core.urls import file_of

ELSEWHERE = ("http", "https", "mailto", "tel")


class PreviewLinks(NamedTuple):
    """`own` are the pages of the preview, with their languages; `public` the files that readers have; `beside` those
    that they will have besides pages.
    """

    config: Config
    own: Mapping[str, str]
    public: AbstractSet[str]
    beside: AbstractSet[str]

    def way(self, href: str) -> Attributes:
        """The attributes that a link has in place of this href; none if nobody may follow it yet."""
        if href.startswith("#"):
            return [("href", href)]
        file = file_at(href, self.config)
        if file in self.own:
            return [("href", "#"), ("data-language", self.own[file])]
        if file in self.public:
            return (
                [("href", self.config.base_url + href.removeprefix(self.config.root))]
                if href[0] == "/"
                else [("href", href)]
            )
        if file in self.beside:
            return [(FILE, href)]
        is_elsewhere = not file and urlsplit(href).scheme in ELSEWHERE
        return [("href", href)] if is_elsewhere and not self._tells(href) else []

    def _tells(self, href: str) -> bool:
        """Whether it has the address of the release in it, as a link has that shares a page."""
        return any(file.removesuffix("index.html") in unquote(href) for file in self.own)


def file_at(href: str, config: Config) -> str:
    """The output file at an address of the site; empty for other addresses."""
    for beginning in (*config.own_urls, config.root):
        if href.startswith(beginning) and not href.startswith("//"):
            return file_of(unquote(href.removeprefix(beginning).partition("#")[0].partition("?")[0]))
    return ""
