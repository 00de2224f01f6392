"""Documents for word processors: on A4, in black, in a face that every system has; their language is known."""

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jarchy.core.archives import LONG_AGO, archive, files_in

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FACE = "Times New Roman"
SIZES = {"Normal": 12, "Title": 20, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12}  # points, by style


def blank_document(lang: str, moment: datetime | None = None) -> "Document":
    """A document without words, in a language by its code, made at this moment; at none, if it says nothing of time.

    Raises ImportError without python-docx, which is an extra.
    """
    from docx import Document  # noqa: PLC0415  an extra, and slow to import
    from docx.shared import Mm  # noqa: PLC0415  as above

    document = Document()
    facts = document.core_properties
    facts.language, facts.author, facts.comments = lang, "", ""
    facts.created = facts.modified = (moment or datetime(*LONG_AGO, tzinfo=UTC)).replace(tzinfo=None)
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(20)
    _set_styles(document, lang)
    return document


def _set_styles(document: "Document", lang: str) -> None:
    """The template of python-docx is blue, in American English, and has faces without letters of ours."""
    from docx.oxml.ns import qn  # noqa: PLC0415  as above
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415  as above

    styles = document.styles
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), lang)
    for name, size in SIZES.items():
        style: ParagraphStyle = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        faces.attrib.clear()  # those of a theme would come first
        for letters in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            faces.set(qn(letters), FACE)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Quote"].paragraph_format.left_indent = Mm(10)


def bytes_of(document: "Document") -> bytes:
    """The document as a file. The same words give the same bytes."""
    file = io.BytesIO()
    document.save(file)
    return archive(files_in(file.getvalue()))
