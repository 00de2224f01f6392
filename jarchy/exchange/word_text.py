"""What is read in a part of a Word document, when all tracked changes are accepted."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from jarchy.core.patterns import lazy_pattern

OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what is no text
KINDS = "a symbol of a font, a picture, a formula, a note, a table or a list whose marks are not typed"


def words_of(element: BaseOxmlElement) -> str:
    return "".join(_said(element)).strip()


def named(words: str) -> str:
    """Words as an editor finds them; empty if there is no text."""
    return " ".join(words.replace(OTHER, " ").split())


def addresses_of(element: BaseOxmlElement, links: dict[str, str]) -> Iterator[str]:
    """The addresses that Word keeps behind words. `links` has those of the file, by their names."""
    for link in element.iter(qn("w:hyperlink")):
        address = links.get(link.get(qn("r:id"), "")) or link.get(qn("w:anchor"))
        if address and words_of(link) and not link.xpath("ancestor::w:moveFrom"):  # what was deleted leads nowhere
            yield address
    fields = [field.get(qn("w:instr"), "") for field in element.iter(qn("w:fldSimple"))]
    for field in [*fields, *_codes(element)]:
        name, _, address = field.strip().partition(" ")
        if name.upper() == "HYPERLINK":
            yield address.strip().removeprefix("\\l").strip().partition('"')[2].partition('"')[0] or address


def _codes(element: BaseOxmlElement) -> Iterator[str]:
    """The codes of fields, of which Word may lay a part into each of several runs."""
    begun = [""]
    for part in element.iter(qn("w:fldChar"), qn("w:instrText")):
        kind = part.get(qn("w:fldCharType"))
        if part.tag == qn("w:instrText"):
            begun[-1] += part.text or ""
        elif kind == "begin":
            begun.append("")
        elif kind == "end":
            yield begun.pop()
            begun = begun or [""]
    yield from begun


def _names(names: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in names.split())


_MEANS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"} | {
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    qn("w:softHyphen"): "\N{SOFT HYPHEN}",
}
_RAISED = {"superscript": "sup", "subscript": "sub"}
_CAN_BE_RAISED = lazy_pattern(r"[\d+−=()n-]{1,12}")  # as in m²: of other words, it is but a look
_AROUND = _names("tc ins moveTo sdt sdtContent smartTag fldSimple hyperlink customXml bdo dir")
_SILENT = _names(
    "del moveFrom pPr rPr tcPr sdtPr sdtEndPr smartTagPr customXmlPr fldChar fldData instrText delText delInstrText"
    " proofErr bookmarkStart bookmarkEnd permStart permEnd lastRenderedPageBreak"
    " commentRangeStart commentRangeEnd commentReference annotationRef"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)


def _said(element: BaseOxmlElement) -> Iterator[str]:
    if element.tag == qn("w:t"):
        yield element.text or ""
    elif element.tag in _MEANS:
        yield _MEANS[element.tag]
    elif element.tag == qn("w:p"):
        yield from _paragraph(element)
    elif element.tag == qn("w:r"):
        words, how = _within(element), element.xpath("string(./w:rPr/w:vertAlign/@w:val)")
        name = _RAISED.get(str(how), "")
        yield f"<{name}>{words}</{name}>" if name and _CAN_BE_RAISED.fullmatch(words) else words
    elif element.tag in _AROUND:
        yield _within(element)
    elif element.tag not in _SILENT:
        yield OTHER


def _within(element: BaseOxmlElement) -> str:
    return "".join(words for child in element.iterchildren("*") for words in _said(child))


def _paragraph(element: BaseOxmlElement) -> Iterator[str]:
    if element.xpath("./w:pPr/w:numPr[not(w:numId/@w:val='0')]"):
        yield OTHER  # Word keeps the number to itself
    yield _within(element)
    if not element.xpath("./w:pPr/w:rPr/*[self::w:del or self::w:moveFrom]"):
        yield "\n"
