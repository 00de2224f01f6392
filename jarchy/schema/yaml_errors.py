"""Explains libyaml's error messages in the words of editors."""

from jarchy.schema.line_repair import IN_MARKS

LIKE_THE_OTHERS = "write one “key: value” on each line, all keys in the same column; put a line with --- above the text"
# libyaml's message, what an editor has done, and the remedy. Some point to the beginning: the end can be far below.
_NO_BEGINNING = ("a value cannot begin with this character", IN_MARKS)
NO_COLON = "could not find expected ':'"
TAB = "a line cannot begin with a tab"  # what is told of one, whatever libyaml says
REASONS = {
    "found character that cannot start any token": _NO_BEGINNING,
    "did not find expected alphabetic or numeric character": _NO_BEGINNING,
    "did not find expected whitespace or line break": _NO_BEGINNING,
    "did not find expected comment or line break": _NO_BEGINNING,
    "did not find expected node content": _NO_BEGINNING,
    "block sequence entries are not allowed in this context": _NO_BEGINNING,
    "mapping keys are not allowed in this context": _NO_BEGINNING,
    "mapping values are not allowed in this context": (
        "there is a second “: ”, or no space after the “:” of the key above",
        'write “key: value”; if the value contains “: ”, put it in quotation marks: title: "Бюджет: итоги"',
    ),
    "did not find expected key": ("this does not belong to any key", LIKE_THE_OTHERS),
    "did not find expected '-' indicator": (
        "this is not an item of the list above",
        "begin it in the same column as the other items",
    ),
    NO_COLON: ("this line has no “: ”", "write “key: value”; put a line with --- above the text"),
    "found unexpected end of stream": ("the quotation mark is not closed", "write the same mark after the value"),
    "did not find expected ',' or ']'": (
        "the “[” is not closed",
        "write “]” at the end, or put the value in quotation marks",
    ),
    "did not find expected ',' or '}'": (
        "the “{” is not closed",
        "write “}” at the end, or put the value in quotation marks",
    ),
    "found unknown escape character": (
        "a “\\” has a special meaning between these quotation marks",
        "use ' instead of \"",
    ),
    "did not find expected <document start>": (
        "there is text after the line that ends the keys",
        "delete the line “...”",
    ),
}


FROM_THE_BEGINNING = ("could not find", "found unexpected end", "did not find expected ','")
