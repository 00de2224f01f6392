"""Decides where a link in a body may lead.

A link leads outside (https, mailto, tel), to a document by its name, or to an address of the site. While one file is
parsed, it is not known whether the site has such an address. It is kept as a mention, and `site.addresses` resolves it.
"""

import re
from collections.abc import Collection
from contextlib import suppress
from urllib.parse import unquote

from jarchy.core.characters import FORBIDDEN
from jarchy.core.patterns import lazy_pattern
from jarchy.core.slugs import SLUG
from jarchy.core.text import Position
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Ref
from jarchy.problems import did_you_mean, perhaps, shortened

ADDRESS = "address"  # the kind of a mention of an address; its slug is the address
SCHEMES = ("http", "https", "mailto", "tel")

_UNSAFE = lazy_pattern(r"[\x00-\x20\x7f\\<>\"`\u00a0-\u00ad]|" + FORBIDDEN)
_WEB = lazy_pattern(r"https?://[^/@?#]+(?:[/?#]|$)", re.IGNORECASE)
_PATH = lazy_pattern(r"([\w .@+~-]+|(?=[/?]))([/?#].*)?")
_DOCUMENT = lazy_pattern(r"\s*[\w.-][\w. -]*(#[^/:=()]*)?")  # what could be meant as the slug of a document
_PLURALS = {"people": "person", "persons": "person"}


def follow(target: str, words: str, mark: Position, body: MarkdownSource, kinds: Collection[str]) -> str:
    """The href of a link for browsers; empty if the link may not lead there. Adds problems and
    mentions to the source.
    """
    kind, _, slug = target.partition(":")
    if not target:
        body.report_words("()", "no-address", words=shortened(words))
    elif kind in kinds and SLUG.fullmatch(slug):
        body.mention(Ref(kind, slug), mark)
    elif leads_outside(target):
        if _WEB.match(target):  # possibly of this site
            body.mention(Ref(ADDRESS, target), mark)
        _compare(words, target, mark, body)
    elif _may_be_of_the_site(target, kinds):
        body.mention(Ref(ADDRESS, target), mark)
        return target if target.startswith("/") or kind in kinds else ""  # any other scheme is refused
    else:
        body.report(mark, "unsafe-link", target=shortened(target), suggestion=_mended(target, kinds))
        return ""
    return target


def find_place(href: str, ids: Collection[str]) -> tuple[str, str]:
    """The id that `#place` leads to, or an empty text with a suggestion. Addresses copied from a browser have their
    letters percent-encoded.
    """
    place = unquote(href[1:])
    if place in ids:
        return place, ""
    return "", did_you_mean(heading_id(place), ids)


def heading_id(words: str) -> str:
    """The words of a heading in the form of an id."""
    return re.sub(r"[\s_-]+", "-", re.sub(r"[^\w\s-]", "", words.casefold())).strip("-")


def leads_outside(target: str) -> bool:
    scheme, colon, _ = target.partition(":")
    if not colon or scheme.lower() not in SCHEMES or _UNSAFE.search(target):
        return False
    return scheme.lower() in ("mailto", "tel") or _WEB.match(target) is not None


def _may_be_of_the_site(target: str, kinds: Collection[str]) -> bool:
    """Whether it could be an address of the site, or a misspelt name of a document: nothing that browsers take for a
    scheme or another host.
    """
    plain = unquote(target)
    if _UNSAFE.search(plain.replace(" ", "")) or plain.startswith("//"):
        return False
    if _PATH.fullmatch(plain):
        return True
    head, _, rest = plain.partition(":")
    is_no_scheme = suggested_kind(head, kinds) != "" or not head.isascii()
    return is_no_scheme and _DOCUMENT.fullmatch(rest) is not None


def suggested_kind(word: str, kinds: Collection[str]) -> str:
    """The kind of document that a word means: its name, its folder, or something similar; else empty."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

    plain = word.strip().casefold()
    near = get_close_matches(_PLURALS.get(plain, plain), sorted(kinds), n=1, cutoff=0.6)
    return near[0] if near else ""


def _mended(target: str, kinds: Collection[str]) -> str:
    """The text “did you mean “https://…”? ” for an incomplete address, or a suggestion for a misspelt kind."""
    scheme, colon, rest = target.partition(":")
    rest = rest.strip()
    mended = ""
    if target.startswith("//"):
        mended = f"https:{target}"
    elif scheme.lower() in ("http", "https"):
        mended = f"{scheme.lower()}://{rest.lstrip('/')}".replace(" ", "%20")
    elif scheme.lower() == "mailto":
        mended = f"mailto:{rest}"
    elif scheme.lower() == "tel":
        mended = f"tel:{re.sub(r'[^0-9+;=a-z]', '', rest)}"
    if mended and leads_outside(mended):
        return perhaps(shortened(mended))
    return did_you_mean(scheme, kinds) if colon else ""


def _compare(words: str, target: str, mark: Position, body: MarkdownSource) -> None:
    """Reports a link whose words are one address and whose target is another: readers trust the words."""
    said = words.strip().replace("\u00ad", "")
    if not _PERHAPS_ADDRESS.search(said):  # the words of nearly all links
        return
    real = (_other_host if _WEB.match(target) else _other_mail_or_phone)(said, target)
    if real:
        body.report(mark, "link-says-other", said=shortened(said), real=shortened(real))


_TOP = "com|org|net|info|edu|gov|int|biz|name|pro|news|media|press|online|site|shop|app|dev|рф|бел|укр|қаз|мон|срб|бг"
# Without “https://” or “www.”, a top-level domain shows that it is a host: “Node.js” and “отчёт.pdf” are not.
_HOST = lazy_pattern(
    r"(?:(?:https?://(?:[^\s/@?#]*@)?|(?=www\.))(?P<sure>[\w.-]+)"
    rf"|(?P<bare>[\w-]+(?:\.[\w-]+)*\.(?:(?!(?:js|py|sh)\b)[a-z]{{2}}|{_TOP}|xn--[a-z0-9-]+)))"
    r"\.?(?::\d+)?(?:[/?#…]\S*)?",
    re.IGNORECASE,
)
_PERHAPS_ADDRESS = lazy_pattern(r"\.\w|@|\d\D*\d")
MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = lazy_pattern(rf"(?:mailto:)?(?P<mail>{MAIL})", re.IGNORECASE)
_PHONE = lazy_pattern(r"(?=(?:\D*\d){5})\+?[\d\s()./–-]+")


def _other_host(words: str, target: str) -> str:
    """The host that a link leads to, if its words name another host."""
    real = _host(re.split("[/?#]", target.partition("//")[2])[0])
    if mail := _MAIL.fullmatch(words):
        return "" if mail["mail"].casefold() in unquote(target).casefold() else real
    said = _HOST.fullmatch(words)
    host = _host(said["sure"] or said["bare"]) if said else ""
    return "" if not host or real == host or real.endswith(f".{host}") else real


def _host(host: str) -> str:
    """The host as readers know it: without port and “www”, and with its national letters."""
    plain = host.partition(":")[0].rstrip(".").casefold()
    with suppress(UnicodeError):  # it has national letters already, or is invalid
        plain = plain.encode("ascii").decode("idna")
    return plain.removeprefix("www.")


def _other_mail_or_phone(words: str, target: str) -> str:
    """The mail address or telephone number that a link leads to, if its words are another one."""
    scheme, _, rest = target.partition(":")
    real = unquote(rest.partition("?")[0])
    if scheme.lower() == "tel":
        is_same = not _PHONE.fullmatch(words) or _is_same_number(words, real)
    else:
        said = _MAIL.fullmatch(words)
        is_same = said is None or said["mail"].casefold() == real.casefold()
    return "" if is_same else real


def _is_same_number(said: str, real: str) -> bool:
    """Whether the two numbers are equal, perhaps without the country or area code of one."""
    one, other = (re.sub(r"\D", "", number.partition(";")[0]) for number in (said, real))
    return one == other or other.endswith(re.sub("^(?:00|[08])", "", one)) or one.endswith(re.sub("^[08]", "", other))
