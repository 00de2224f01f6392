"""Takes links and addresses out of a text: what they lead to is a fact, and their digits are no numbers."""

import re

from jarchy.content.digits import Found, phone_reading
from jarchy.core.patterns import lazy_pattern
from jarchy.model import About

_TARGET = lazy_pattern(r"\]\(<?(?P<target>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?)>?[^()\n]*\)")
_DEFINITION = lazy_pattern(
    r"^ {0,3}\[(?P<label>[^\]\n^][^\]\n]*)\]:[ \t]*<?(?P<target>\S+?)>?(?:[ \t].*)?$", re.MULTILINE
)
_LABEL = lazy_pattern(r"(?<=\])\[[^\]\n]*\]|\[(?P<label>[^\[\]\n]+)\]")  # of a link by reference
_NOTE = lazy_pattern(r"\[\^[^\]\n]+\]:?")
_ADDRESS = lazy_pattern(r"(?P<web>(?:https?://|\bwww\.)[^\s<>()\[\]«»“”\"]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_LANGUAGE_FOLDER = lazy_pattern(r"(?<=/)[a-z]{2,3}(?=/|$)")
_LANGUAGE_PARAMETER = lazy_pattern(r"[?&](?:lang|language|locale|hl|l)=[\w-]+")
_ENDS = ".,;:!?»”"


def take_out(text: str) -> tuple[str, list[Found]]:
    """The text with spaces in the place of its addresses, and these as facts."""
    found: list[Found] = []

    def target(match: re.Match[str]) -> str:
        found.append(Found(*match.span("target"), *_read(match["target"])))
        return re.sub(r"[^\n]", " ", match[0])

    def address(match: re.Match[str]) -> str:
        typed = match[0].rstrip(_ENDS)
        found.append(Found(match.start(), match.start() + len(typed), "addresses", (_plain(typed),)))
        return " " * len(match[0])

    if "](" in text:
        text = _TARGET.sub(target, text)
    if "]:" in text:
        text = _DEFINITION.sub(target, text)
    if "[^" in text:
        text = _NOTE.sub(lambda note: " " * len(note[0]), text)
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(address, text)
    return text, found


def hidden(text: str, sign: str) -> str:
    """The text with signs in the place of its addresses, of what marks links and notes, of labels by which definitions
    are found, and of what stands right behind them: only Markdown knows whether it still belongs to the address.
    """
    defined = {_label(match) for match in _DEFINITION.finditer(text)}

    def hide(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", sign, match[0])

    text = _LABEL.sub(
        lambda label: hide(label) if label["label"] is None or _label(label) in defined else label[0], text
    )
    for pattern in (_TARGET, _DEFINITION, _NOTE, _ADDRESS):
        text = pattern.sub(hide, text)
    return re.sub(rf"(?<={re.escape(sign)})[^\s{re.escape(sign)}]+", hide, text)


def _label(match: re.Match[str]) -> str:
    return " ".join(match["label"].casefold().split())


def _read(target: str) -> tuple[About, tuple[str, ...]]:
    """What a link leads to. Links to headings differ between languages, as the words of the headings do."""
    scheme = target.partition(":")[0].lower()
    if scheme == "tel":
        return "phones", (phone_reading(target),)
    if scheme in ("http", "https", "mailto"):
        return "addresses", (_plain(target.removeprefix("mailto:")),)
    page = target.partition("#")[0]
    return "links", (_LANGUAGE_FOLDER.sub("*", page, count=1) if page.startswith("/") else page or "#",)


def _plain(address: str) -> str:
    """An address as it is compared: the languages of a site may have folders of their own."""
    whole = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower())
    return _LANGUAGE_FOLDER.sub("*", _LANGUAGE_PARAMETER.sub("", whole)).rstrip("/")
