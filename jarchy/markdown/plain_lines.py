"""What the readers of plain prose share: how a line of text begins, and how its HTML is marked until it is finished."""

from jarchy.markdown.typed_lists import MARKS

EDGE = "\x1e"  # in the HTML: the text of a block begins or ends here
TOP = "\x1d"  # as above: a paragraph of the body itself begins

# A line of text, which begins with no mark; most begin with two letters. `<` is what emphasis and links have become.
TEXT = (
    r"(?:[^\W\d_IVX\u2190-\U0010ffff][^\W\d_]"
    rf"|(?!{MARKS})(?:[^\W\d_]|\d+(?![\d.)])|[<\"«„“(№]))[^\n]*"
)


class Uncertain(Exception):
    """What is not sure to be read as `parser` reads it, or is a problem."""
