"""Resolves addresses of the site, as far as its documents and its configuration define them.

The address of a document's page is another name for the document: a link to it is a mention, and leads to the page in
the reader's language if readers can see it. Addresses of lists and feeds are checked after they are planned.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.core.text import Position
from jarchy.core.urls import file_of
from jarchy.kinds.attachments import addresses
from jarchy.markdown.hrefs import ADDRESS
from jarchy.model import Link, Mention, OriginalDocument, Ref, page_path
from jarchy.problems import Location
from jarchy.site.renames import first_ref


class Place(NamedTuple):
    """The target of an address: the page of the document `ref`, what is at `path` below that page, or what is at `path`
    without a document. `tail` is the rest of the address: ?query#place.
    """

    ref: Ref | None
    path: str  # below the site's root
    tail: str


class LinkBeside(NamedTuple):
    """A link to something besides the pages of documents. Whether it exists is known after planning."""

    where: Location
    address: str
    place: Place


class Directory:
    """The addresses of a site, including those of withheld documents: the publication gate decides who sees them."""

    def __init__(
        self,
        config: Config,
        named: Collection[Ref],
        aliases: Mapping[str, Ref],
        attached: Mapping[str, Ref],
        at_root: Collection[str],
    ) -> None:
        """`attached` are the addresses of files that documents offer, `at_root` those of files that are copied to the
        root of the site.
        """
        self.config, self.named, self.aliases = config, named, aliases
        self.attached, self.at_root = attached, at_root
        self.kinds = {code: {word: kind for kind, word in words.items()} for code, words in config.words.items()}
        self.patterns = config.linkable
        self.homes = tuple(map(_without_scheme, config.own_urls))
        # An address copied from a browser includes the folder of the site.
        self.roots = [root for home in self.homes if (root := home.partition("/")[2])]
        self.places: dict[str, Place | None] = {}

    def find(self, address: str) -> Place | None:
        """The target of an address; None if the site does not have it, and never will."""
        if address not in self.places:
            self.places[address] = self._find(address)
        return self.places[address]

    def is_own(self, address: str) -> bool:
        """Whether the address belongs to the site, so that only the site can have something there."""
        return not is_web(address) or self._below(address) is not None

    def is_of_language(self, address: str) -> bool:
        """Whether the address is in the folder of a language, which only holds what the site makes."""
        return self.below(address).partition("/")[0] in self.kinds

    def document_at(self, address: str) -> Ref:
        """The document that would have this address if it existed."""
        below = self.below(address)
        return self._split(below)[0] if ":" not in below else Ref(*below.split(":", 1))

    def below(self, address: str) -> str:
        """The address below the site's root, decoded, and without query and fragment; empty if it is elsewhere."""
        return _decoded(re.split("[?#]", self._below(address) or "")[0])

    def links_beside(self, parsed: Iterable[Parsed]) -> Iterator[LinkBeside]:
        beside = {address: place for address, place in self.places.items() if place and (place.path or not place.ref)}
        for file in parsed if beside else ():
            for address, mark in addresses_in(file):
                if address in beside:
                    yield LinkBeside(file.at(mark), address, beside[address])

    def _find(self, address: str) -> Place | None:
        below = self._below(address)
        if below is None:
            return None
        typed, tail = re.split("(?=[?#]|$)", below, maxsplit=1)
        path = _decoded(typed)
        paths = [path, *(path.removeprefix(root) for root in self.roots if path.startswith(root))]
        return next((place for path in paths if (place := self._at(path, tail))), None)

    def _below(self, address: str) -> str | None:
        if not is_web(address):
            return address[1:] if address.startswith("/") else address if ":" in address else None
        plain = _without_scheme(address)
        for home in self.homes:
            if plain.startswith(home):
                return plain.removeprefix(home)
            if re.split("[?#]", plain)[0] == home.rstrip("/"):
                return plain[len(home) - 1 :]
        return None

    def _at(self, path: str, tail: str) -> Place | None:
        """The target of a path, or of a document's name, kind:slug."""
        kind, _, slug = path.partition(":")
        if Ref(kind, slug) in self.named:
            return Place(Ref(kind, slug), "", tail)
        if re.search(r"\\|//|(^|/)\.{1,2}(/|$)", path):
            return None
        old = self.aliases.get(file_of(path)) or self.aliases.get(file_of(f"{path}/"))
        if old:
            return Place(old, "", tail)
        if path in self.attached:
            return Place(self.attached[path], path, tail)
        path = path.removesuffix("index.html")
        if path in self.at_root:
            return Place(None, path, tail)
        if path and "." not in path.rpartition("/")[2] and not path.endswith("/"):
            path += "/"
        return self._of_document(path, tail) or self._beside(path, tail)

    def _of_document(self, path: str, tail: str) -> Place | None:
        ref, rest = self._split(path)
        if ref not in self.named:
            return None
        if not rest:
            return Place(ref, "", tail)
        is_possible = self.patterns[path.partition("/")[0]].of_documents[ref.kind].fullmatch(rest)
        return Place(ref, path, tail) if is_possible else None

    def _split(self, path: str) -> tuple[Ref, str]:
        """The document whose page would be at a path, and the rest of the path below that page."""
        home, _, below = path.partition("/")
        word, _, rest = below.partition("/")
        if home not in self.kinds or not word:
            return Ref("", ""), ""
        if (kind := self.kinds[home].get(word)) is None:
            return Ref("page", word), rest
        slug, _, rest = rest.partition("/")
        return Ref(kind, slug), rest

    def _beside(self, path: str, tail: str) -> Place | None:
        """Whether the path is that of something that outputs make of a language or of the site, now or later."""
        home, _, rest = path.partition("/")
        is_possible = path in self.config.addresses.of_site or (
            home in self.patterns and self.patterns[home].of_editions.fullmatch(rest)
        )
        return Place(None, path, tail) if is_possible else None


def directory_of(parsed: Iterable[Parsed], config: Config, at_root: Collection[str]) -> Directory:
    """The addresses of these documents, and of the files that are copied to the root of the site."""
    named, aliases, attached = set[Ref](), dict[str, Ref](), dict[str, Ref]()
    for file in parsed:
        named.add(file.source.ref)
        for old in file.document.fields.aliases if file.document else ():
            aliases[file_of(_decoded(old.removeprefix("/")))] = file.source.ref
        if isinstance(file.document, OriginalDocument):
            first = first_ref(file.document)
            attached |= dict.fromkeys(addresses(file.document, first, config.kinds), file.source.ref)
    return Directory(config, named, aliases, attached, at_root)


def is_web(address: str) -> bool:
    return address[:5].lower() == "http:" or address[:6].lower() == "https:"


def _without_scheme(url: str) -> str:
    """The host and the path, without differences that do not matter."""
    host, path = re.split("(?=[/?#]|$)", url.partition("//")[2], maxsplit=1)
    return re.sub(r"^www\.|:(80|443)$", "", host.lower()) + path


def _decoded(path: str) -> str:
    """The address decoded. Parts that no path of the site can contain become a backslash."""
    if re.search("%(2f|5c|00)", path, re.IGNORECASE):
        return "\\"
    try:
        return unicodedata.normalize("NFC", unquote(path, errors="strict"))
    except UnicodeDecodeError:
        return "\\"


def hrefs(
    directory: Directory,
    folders: Mapping[str, str],
    visible: Collection[Ref],
    elsewhere: Mapping[Ref, Link],
) -> dict[str, str]:
    """The hrefs of the addresses in bodies, in the edition with these folders; empty if its readers cannot see the
    target, or if planning still has to find out whether it is made. `elsewhere` are the pages of documents that another
    language has alone.
    """
    root, leading = directory.config.root, {}
    for address, place in directory.places.items():
        if place is None:
            continue
        page = ""
        if place.ref and not place.path:
            own = root + page_path(place.ref, folders) if place.ref in visible else ""
            page = elsewhere[place.ref].href if place.ref in elsewhere else own
        leading[address] = page and page + place.tail
    return leading


def with_mentions(file: Parsed, directory: Directory) -> Parsed:
    """The document with the addresses of documents in its body as mentions of these documents."""
    places = ((directory.find(address), mark) for address, mark in addresses_in(file))
    named = tuple(Mention(place.ref, mark) for place, mark in places if place and place.ref)
    if not named:
        return file
    file = replace(file, mentions=(*file.mentions, *named))
    if file.document is None:
        return file
    document = file.document
    refs = tuple(dict.fromkeys((*document.prose.refs, *(mention.ref for mention in named))))
    prose = replace(document.prose, refs=refs)
    return replace(file, document=replace(document, prose=prose, mentions=(*document.mentions, *named)))


def addresses_in(file: Parsed) -> Iterator[tuple[str, Position]]:
    """The addresses that a document's body links to, each with its place in the file."""
    return ((mention.ref.slug, mention.mark) for mention in file.mentions if mention.ref.kind == ADDRESS)
