"""A release as a PDF to print or to file, in the site's face, tagged for screen readers (PDF/UA-1)."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from jarchy.model import Edition, File, Stated, Version
from jarchy.outputs.release_document import EXTRA, DocumentView, document_file, missing_library
from jarchy.problems import Problem

NAME = "release.pdf"  # below the address of the page
PANGO = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    yield from document_file(NAME, version, edition)


def write(view: DocumentView, texts: Sequence[str]) -> bytes | Problem:
    """The PDF. It holds its pictures and fonts, and nothing is fetched for it."""
    try:
        import weasyprint  # noqa: PLC0415  an extra, and slow to import
        from weasyprint.urls import URLFetcher  # noqa: PLC0415  as above
    except ImportError as error:
        return missing_library("pdf", error, f"install it: {EXTRA}")
    except OSError as error:
        return missing_library("pdf", error, f"install Pango; on Debian and Ubuntu: {PANGO}")
    article = _with_pictures(texts[0], view)
    if isinstance(article, Problem):
        return article
    fetcher = URLFetcher(allowed_protocols=("data",))
    page = weasyprint.HTML(string=_page(view, article), url_fetcher=fetcher)
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"jarchy", finisher=_copied_with_plain_spaces))


def _copied_with_plain_spaces(_: object, pdf: Any) -> None:
    """A line ends nowhere else for it: only what the glyph of a no-break space is read as changes."""
    for one in pdf.objects:
        lines = getattr(one, "stream", ())
        if b"begincmap" in lines:
            one.stream = [line.replace(b"> <00a0>", b"> <0020>") if isinstance(line, bytes) else line for line in lines]


def _with_pictures(article: str, view: DocumentView) -> str | Problem:
    """The text with its pictures inside."""
    from jarchy.images.processing import make_rendition  # noqa: PLC0415  only for new pictures

    for address, rendition in view.pictures.items():
        if f'src="{address}"' in article:
            picture = make_rendition(rendition)
            if isinstance(picture, Problem):
                return picture
            article = article.replace(f'src="{address}"', f'src="{_data("image/jpeg", picture)}"')
    return article


def _page(view: DocumentView, article: str) -> str:
    from jarchy.images.text_fit import BOLD, REGULAR, face_data  # noqa: PLC0415  only for new files

    date = f'<meta name="dcterms.modified" content="{view.when.moment.isoformat()}">' if view.when else ""
    faces = "".join(
        f"@font-face{{font-family:Literata;font-weight:{weight};src:url({_data('font/ttf', face_data(face))})}}"
        for weight, face in ((400, REGULAR), (700, BOLD))
    )
    return (
        f'<!doctype html><html lang="{view.lang}" dir="{view.direction}"><head><meta charset="utf-8">'
        f'<title>{escape(view.title)}</title><meta name="author" content="{escape(view.author)}">{date}'
        f"<style>{faces}{STYLE}</style></head><body>{article}</body></html>"
    )


def _data(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"


STYLE = """
@page { size: A4; margin: 18mm 22mm 20mm; @bottom-center { content: counter(page); font: 9pt Literata; } }
body { font: 10.5pt/1.42 Literata, serif; color: #1d1a16; margin: 0; }
.unbroken { white-space: nowrap; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 13pt; margin: 5mm 0 1.5mm; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; }
h1, h2, h3, figure { break-inside: avoid; break-after: avoid; }
table, tr { break-inside: avoid; }
p, ul, ol, blockquote, table { margin: 0 0 2.2mm; }
.kicker { color: #98182e; font-weight: 700; margin: 0 0 2mm; }
.issued, figcaption { color: #544d43; font-size: 9.5pt; }
.subtitle { font-size: 13pt; }
blockquote { border-inline-start: 2pt solid #98182e; padding-inline-start: 5mm; }
figure { margin: 0 0 5mm; break-after: auto; }
img { max-width: 100%; max-height: 110mm; height: auto; }
table { border-collapse: collapse; }
td, th { border-bottom: .5pt solid #d6cebe; padding: 1mm 3mm 1mm 0; text-align: start; }
a { color: inherit; }
.typed { list-style: none; padding-inline-start: 0; }
.footnote { font-size: 9.5pt; }
.footnote-backref { display: none; }
"""
