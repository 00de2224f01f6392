"""The rules for a body that is spoken words."""

import re
from collections.abc import Iterator

from jarchy.core.references import unescape
from jarchy.core.text import Position, Text
from jarchy.markdown.body import Body
from jarchy.model import Shortcodes
from jarchy.problems import Problem, problem


def check_words_spoken(
    body: Body, first_line: int, text: Text, shortcodes: Shortcodes, *, has_errors: bool
) -> Iterator[Problem]:
    """Reports an empty body, and parts of a page in it, which would clash with the page that shows the words. If the
    file `has_errors`, a missing body is not reported: it may only be unread.
    """
    html, mark = str(body.prose.html), Position(first_line, 1)
    words = unescape(re.sub("<[^>]+>", "", html))
    if not words.strip() and not has_errors:
        yield problem(text.at(mark), "empty-quote")
    for name, shortcode in shortcodes.items():
        if shortcode.nested and f'<figure data-placed="{name}:' in html:
            placed = next(one.mark for one in body.mentions if one.ref.kind == name)
            yield problem(text.at(placed), shortcode.nested)
    if re.search("<(h[2-6]|sup|div) ", html):
        yield problem(text.at(mark), "quote-parts")
