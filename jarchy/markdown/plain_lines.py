"""What the modules for plain prose share: how lines begin, and the marks in unfinished HTML."""

from jarchy.markdown.typed_lists import MARKS

EDGE = "\x1e"  # marks in the HTML where the text of a block begins or ends
TOP = "\x1d"  # as above, where a paragraph of the body itself begins

# A line of text: it does not begin with a mark, and usually begins with two letters. Emphasis and links have become
# `<`.
TEXT = (
    r"(?:(?![IVX])(?=[^\W\d_])[\x00-\u218f][^\W\d_]"  # as one set, it would take 3 ms to compile
    rf"|(?!{MARKS})(?:[^\W\d_]|\d+(?![\d.)])|[<\"«„“(№]))[^\n]*"
)


class Uncertain(Exception):
    """The text may be read differently by `parser`, or may have a problem."""
