"""Mail addresses and telephone numbers in a line of text, as links. A telephone number is one by the rule of texts."""

import re

from markupsafe import Markup, escape

from jarchy.core.patterns import lazy_pattern
from jarchy.markdown.bare_addresses import TELEPHONE, telephone_href
from jarchy.schema.email_addresses import href, is_mailbox

_MAILBOX = r"(?P<mail>(?<![\w.+'@/-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+(?![\w@]))"
_REACH = lazy_pattern(rf"{_MAILBOX}|(?<![\w@/.:&;=?#%+-]){TELEPHONE}")


def mail_links(text: str) -> Markup:
    return Markup(_REACH.sub(_link, str(escape(text)).replace("&#39;", "'")))  # noqa: S704  it is escaped


def _link(match: re.Match[str]) -> str:
    words = match[0]
    if match["mail"]:
        return f'<a href="{escape(href(words))}">{words}</a>' if is_mailbox(words) else words
    number = telephone_href(words)
    return f'<a href="{number}">{words}</a>' if number else words
