"""Mail addresses in a line of text, as links."""

import re

from markupsafe import Markup, escape

from jarchy.core.patterns import lazy_pattern
from jarchy.schema.email_addresses import href, is_mailbox

_MAILBOX = lazy_pattern(r"(?<![\w.+'@/-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+(?![\w@])")


def mail_links(text: str) -> Markup:
    return Markup(_MAILBOX.sub(_link, str(escape(text)).replace("&#39;", "'")))  # noqa: S704  it is escaped


def _link(match: re.Match[str]) -> str:
    mailbox = match[0]
    return f'<a href="{escape(href(mailbox))}">{mailbox}</a>' if is_mailbox(mailbox) else mailbox
