"""The rules of a body that is words spoken."""

import re
from collections.abc import Iterator

from jarchy.core.text import Position, Text, unescape
from jarchy.markdown.body import Body
from jarchy.model import Shortcodes
from jarchy.problems import Problem, problem


def check_words_spoken(
    body: Body, first_line: int, text: Text, shortcodes: Shortcodes, *, has_errors: bool
) -> Iterator[Problem]:
    """There are some, and nothing else: parts of a page would clash with the page that the words are placed in. Where
    the file `has_errors`, the words may only be unread.
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
