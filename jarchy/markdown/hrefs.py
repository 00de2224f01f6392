"""Where a link that is typed in a body may lead.

A link leads outside (https, mailto, tel), to a document by its name, or to an address of the site. Whether the site has
something at that address is not known while one file is read: it is kept as a mention, and `addresses` finds out.
"""

import re
from collections.abc import Collection
from contextlib import suppress
from urllib.parse import unquote

from jarchy.core.characters import FORBIDDEN
from jarchy.core.slugs import SLUG
from jarchy.core.text import Position
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Ref
from jarchy.problems import did_you_mean, perhaps, shortened

ADDRESS = "address"  # what a document mentions when it links to an address; the slug of the `Ref` is the address
SCHEMES = ("http", "https", "mailto", "tel")

_UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"`\u00a0-\u00ad]|" + FORBIDDEN)
_WEB = re.compile(r"https?://[^/@?#]+(?:[/?#]|$)", re.IGNORECASE)
_PATH = re.compile(r"([\w .@+~-]+|(?=[/?]))([/?#].*)?")
_DOCUMENT = re.compile(r"\s*[\w.-][\w. -]*(#[^/:=()]*)?")  # what may be meant for the slug of a document
_PLURALS = {"people": "person", "persons": "person"}


def follow(target: str, words: str, mark: Position, body: MarkdownSource, kinds: Collection[str]) -> str:
    """The address that a browser is given for a link, empty where the link may not lead. Problems and mentions are left
    in the source.
    """
    kind, _, slug = target.partition(":")
    if not target:
        body.report_words("()", "no-address", words=shortened(words))
    elif kind in kinds and SLUG.fullmatch(slug):
        body.mention(Ref(kind, slug), mark)
    elif leads_outside(target):
        if _WEB.match(target):  # perhaps to this site
            body.mention(Ref(ADDRESS, target), mark)
        _compare(words, target, mark, body)
    elif _may_be_of_the_site(target, kinds):
        body.mention(Ref(ADDRESS, target), mark)
        return target if target.startswith("/") or kind in kinds else ""  # what else is typed leads nowhere
    else:
        body.report(mark, "unsafe-link", target=shortened(target), suggestion=_mended(target, kinds))
        return ""
    return target


def find_place(href: str, ids: Collection[str]) -> tuple[str, str]:
    """The id that `#place` leads to, empty if there is none; and then what may have been meant. A browser's address bar
    has the letters of a heading percent-encoded.
    """
    place = unquote(href[1:])
    if place in ids:
        return place, ""
    return "", did_you_mean(heading_id(place), ids)


def heading_id(words: str) -> str:
    """The words of a heading as its id has them."""
    return re.sub(r"[\s_-]+", "-", re.sub(r"[^\w\s-]", "", words.casefold())).strip("-")


def leads_outside(target: str) -> bool:
    scheme, colon, _ = target.partition(":")
    if not colon or scheme.lower() not in SCHEMES or _UNSAFE.search(target):
        return False
    return scheme.lower() in ("mailto", "tel") or _WEB.match(target) is not None


def _may_be_of_the_site(target: str, kinds: Collection[str]) -> bool:
    """Whether it can be an address of the site, or a name of a document with a slip in it: nothing that a browser takes
    for a scheme or another host.
    """
    plain = unquote(target)
    if _UNSAFE.search(plain.replace(" ", "")) or plain.startswith("//"):
        return False
    if _PATH.fullmatch(plain):
        return True
    head, _, rest = plain.partition(":")
    is_no_scheme = kind_meant(head, kinds) != "" or not head.isascii()
    return is_no_scheme and _DOCUMENT.fullmatch(rest) is not None


def kind_meant(word: str, kinds: Collection[str]) -> str:
    """The kind of document that a word stands for: its name, its folder, or something near; else empty."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

    plain = word.strip().casefold()
    near = get_close_matches(_PLURALS.get(plain, plain), sorted(kinds), n=1, cutoff=0.6)
    return near[0] if near else ""


def _mended(target: str, kinds: Collection[str]) -> str:
    """“did you mean “https://…”? ” for what only lacks a sign; the kind of document where its name has a slip."""
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
    """A link whose words are an address leads there: or readers who trust the words come to somebody else's."""
    said = words.strip().replace("\u00ad", "")
    if not _PERHAPS_ADDRESS.search(said):  # nearly all
        return
    real = (_other_host if _WEB.match(target) else _other_mail_or_phone)(said, target)
    if real:
        body.report(mark, "link-says-other", said=shortened(said), real=shortened(real))


_TOP = "com|org|net|info|edu|gov|int|biz|name|pro|news|media|press|online|site|shop|app|dev|рф|бел|укр|қаз|мон|срб|бг"
# Without “https://” or “www.”, the end of the host tells that it is one: “Node.js” and “отчёт.pdf” are none.
_HOST = re.compile(
    r"(?:(?:https?://(?:[^\s/@?#]*@)?|(?=www\.))(?P<sure>[\w.-]+)"
    rf"|(?P<bare>[\w-]+(?:\.[\w-]+)*\.(?:(?!(?:js|py|sh)\b)[a-z]{{2}}|{_TOP}|xn--[a-z0-9-]+)))"
    r"\.?(?::\d+)?(?:[/?#…]\S*)?",
    re.IGNORECASE,
)
_PERHAPS_ADDRESS = re.compile(r"\.\w|@|\d\D*\d")
MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = re.compile(rf"(?:mailto:)?(?P<mail>{MAIL})", re.IGNORECASE)
_PHONE = re.compile(r"(?=(?:\D*\d){5})\+?[\d\s()./–-]+")


def _other_host(words: str, target: str) -> str:
    """The host that a link leads to, if its words are the address of another one."""
    real = _host(re.split("[/?#]", target.partition("//")[2])[0])
    if mail := _MAIL.fullmatch(words):
        return "" if mail["mail"].casefold() in unquote(target).casefold() else real
    said = _HOST.fullmatch(words)
    host = _host(said["sure"] or said["bare"]) if said else ""
    return "" if not host or real == host or real.endswith(f".{host}") else real


def _host(host: str) -> str:
    """A host as readers know it: without its port and “www”, in letters of its own."""
    plain = host.partition(":")[0].rstrip(".").casefold()
    with suppress(UnicodeError):  # it is in letters of its own, or can't be
        plain = plain.encode("ascii").decode("idna")
    return plain.removeprefix("www.")


def _other_mail_or_phone(words: str, target: str) -> str:
    """The mail address or the number that a link leads to, if its words are another one."""
    scheme, _, rest = target.partition(":")
    real = unquote(rest.partition("?")[0])
    if scheme.lower() == "tel":
        is_same = not _PHONE.fullmatch(words) or _is_same_number(words, real)
    else:
        said = _MAIL.fullmatch(words)
        is_same = said is None or said["mail"].casefold() == real.casefold()
    return "" if is_same else real


def _is_same_number(said: str, real: str) -> bool:
    """Whether one is the other, perhaps without the code of the country or the town."""
    one, other = (re.sub(r"\D", "", number.partition(";")[0]) for number in (said, real))
    return one == other or other.endswith(re.sub("^(?:00|[08])", "", one)) or one.endswith(re.sub("^[08]", "", other))
