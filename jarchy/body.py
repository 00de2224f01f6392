"""A body and where it stands in its file."""

import re
from functools import cached_property

from jarchy.limits import CODE
from jarchy.model import Mention, Ref
from jarchy.text import Mark
from jarchy.values import Reading


class Body:
    """A body as it was typed: turns what is found in it into places."""

    def __init__(self, text: str, first_line: int, reading: Reading) -> None:
        self.text, self.first_line, self.reading = text, first_line, reading
        self.seen: dict[str, int] = {}

    @cached_property
    def outside_code(self) -> str:
        """The body with its code blanked: what stands there is text, whatever it looks like."""
        return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text)

    def mark(self, offset: int) -> Mark:
        line = self.text.count("\n", 0, offset)
        return Mark(self.first_line + line, offset - self.text.rfind("\n", 0, offset))

    def find(self, words: str) -> Mark:
        """Where `words` stand, the next time that they do; the body's beginning if Markdown has rewritten them."""
        offset = self.outside_code.find(words, self.seen.get(words, 0))
        if offset >= 0:
            self.seen[words] = offset + len(words)
        return self.mark(max(offset, self.outside_code.find(words), 0))

    def report(self, offset: int, code: str, /, **words: object) -> None:
        self.reading.report(self.mark(offset), code, **words)

    def report_at(self, words: str, code: str, /, **more: object) -> None:
        self.reading.report(self.find(words), code, **more)

    def mention(self, ref: Ref, mark: Mark) -> None:
        self.reading.mentions.append(Mention(ref, mark))
