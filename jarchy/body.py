"""A body and where it stands in its file."""

import re
from functools import cached_property

from jarchy.limits import CODE
from jarchy.model import Mention, Ref
from jarchy.text import Mark
from jarchy.values import Reading

# Code between lines of backquotes or tildes, also in a quotation or an item; without a last line it goes on to the end.
FENCED = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*\n"
    r"(?:(?![ \t>]*(?P=fence)[`~]*[ \t]*$).*\n)*(?:.*$)?",
    re.MULTILINE,
)


class Body:
    """A body as it was typed: turns what is found in it into places."""

    def __init__(self, text: str, first_line: int, reading: Reading) -> None:
        self.text, self.first_line, self.reading = text, first_line, reading
        self.seen: dict[str, int] = {}

    @cached_property
    def outside_code(self) -> str:
        """The body with its code blanked: what stands there is text, whatever it looks like."""
        text = FENCED.sub(_blanked, self.text) if "```" in self.text or "~~~" in self.text else self.text
        return CODE.sub(_blanked, text) if "`" in text else text

    @property
    def without_comments(self) -> str:
        """The body without `<!-- … -->`, which is for other editors. Its lines keep their numbers."""
        if "<!--" not in self.text:
            return self.text
        text, end, outside = "", 0, self.outside_code
        while (start := outside.find("<!--", end)) >= 0 and (close := outside.find("-->", start + 4)) >= 0:
            text += self.text[end:start] + "\n" * self.text.count("\n", start, close)
            end = close + 3
        return text + self.text[end:]

    def mark(self, offset: int) -> Mark:
        line = self.text.count("\n", 0, offset)
        return Mark(self.first_line + line, offset - self.text.rfind("\n", 0, offset))

    def find(self, words: str) -> Mark:
        """Where `words` stand, the next time that they do; the body's beginning if Markdown has rewritten them."""
        offset = self.outside_code.find(words, self.seen.get(words, 0))
        if offset >= 0:
            self.seen[words] = offset + len(words)
        return self.mark(max(offset, self.outside_code.find(words), 0))

    def find_from(self, line: int, words: str) -> Mark:
        """Where `words` stand on a line of the body or below it; its beginning if Markdown has rewritten them."""
        start = 0
        for _ in range(line):
            start = self.text.index("\n", start) + 1
        return self.mark(max(start, self.outside_code.find(words, start)))

    def report(self, offset: int, code: str, /, **words: object) -> None:
        self.reading.report(self.mark(offset), code, **words)

    def report_at(self, words: str, code: str, /, **more: object) -> None:
        self.reading.report(self.find(words), code, **more)

    def report_on(self, line: int, code: str, column: int = 1, /, **words: object) -> None:
        """`line` counts the lines of the body, from 0."""
        self.reading.report(Mark(self.first_line + line, column), code, **words)

    def mention(self, ref: Ref, mark: Mark) -> None:
        self.reading.mentions.append(Mention(ref, mark))


def _blanked(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])
