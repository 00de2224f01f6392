"""A release as a message that is ready to be sent: in every language, as text and as HTML. Pictures are links."""

from collections.abc import Iterator, Sequence
from html import escape

from jarchy.core.dates import DateOrTime
from jarchy.core.hashing import digest
from jarchy.core.records import Record
from jarchy.i18n.typography import breakable
from jarchy.kinds.release import Release
from jarchy.model import Edition, File, Stated, TextPart, Version, is_of
from jarchy.outputs import plain_text
from jarchy.outputs.output import Versions
from jarchy.outputs.release_document import document_part

NAME = "release.eml"  # below the address of the page
BETWEEN = "\n\n* * *\n\n"  # two languages, as text
STYLE = "<style>img { max-width: 100%; height: auto; } .typed { list-style: none; }</style>\n"


class MailView(Record):
    lang: str
    direction: str
    titles: tuple[str, ...]  # in each language, its own first
    when: DateOrTime | None  # when readers were last told something; None: that is not told, or only assumed


def make(version: Version[Stated], edition: Edition, others: Versions) -> Iterator[File]:
    if not is_of(version, Release) or version.lang:
        return
    all_ = [(version, edition), *((one, other) for one, other in others if is_of(one, Release) and not one.lang)]
    view = MailView(
        lang=edition.language.code,
        direction=edition.language.direction,
        titles=tuple(breakable(one.fields.title) for one, _ in all_),
        when=version.fields.last_told,
    )
    parts = (*(_text(one, other) for one, other in all_), *(document_part(one, other) for one, other in all_))
    yield File(edition.path(version.ref) + NAME, "", view, version.ref, parts=parts)


def _text(version: Version[Release], edition: Edition) -> TextPart:
    return TextPart(plain_text.NAME, edition.language.code, plain_text.view(version, edition))


def write(view: MailView, texts: Sequence[str]) -> bytes:
    """The message. Nothing in it depends on the day on which it is made, nor on chance."""
    from email.header import Header  # noqa: PLC0415  only for new messages
    from email.message import EmailMessage  # noqa: PLC0415  as above
    from email.policy import SMTP  # noqa: PLC0415  as above

    count = len(view.titles)
    message = EmailMessage(SMTP.clone(cte_type="7bit"))  # for every server, also an old one
    if view.when:
        message["Date"] = view.when.moment
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(BETWEEN.join(text.strip() for text in texts[:count]) + "\n")
    message.add_alternative(_page(view, texts[count:]), subtype="html")
    message.set_boundary(f"jarchy-{digest(*texts)}")
    # Python's EmailMessage loses spaces where it ends a line of a header.
    subject = Header(" / ".join(view.titles), header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {subject}\r\n".encode() + message.as_bytes()


def _page(view: MailView, articles: Sequence[str]) -> str:
    return (
        f'<!doctype html>\n<html lang="{view.lang}" dir="{view.direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(view.titles[0])}</title>\n{STYLE}</head>\n<body>\n{'<hr>'.join(articles)}</body>\n</html>\n"
    )
