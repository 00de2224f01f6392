"""A body with its position in the file."""

import re
from functools import cached_property

from jarchy.core.text import Findings, Position
from jarchy.markdown.limits import CODE, Excess
from jarchy.model import Mention, Ref, Shortcodes
from jarchy.schema.readers import Context


class MarkdownSource:
    """A body as typed. Collects its problems and mentions, each with its place."""

    def __init__(self, text: str, first_line: int, context: Context, shortcodes: Shortcodes) -> None:
        self.text, self.first_line, self.context, self.shortcodes = text, first_line, context, shortcodes
        self.findings = Findings(context.text)
        self.mentions: list[Mention] = []
        self.seen: dict[str, int] = {}
        self.refused: set[str] = set()
        self.code_lines: set[int] = set()  # the lines of fenced code, from 0; known after the blocks are parsed
        self.open_code_lines: set[int] = set()  # those of code that is never closed, which may have been meant as text

    @cached_property
    def outside_code(self) -> str:
        """The body with spaces in place of its code, which can contain anything."""
        lines = self.text.split("\n") if self.code_lines else []
        text = "\n".join(" " * len(line) if number in self.code_lines else line for number, line in enumerate(lines))
        text = text or self.text
        return CODE.sub(blanked, text) if "`" in text else text

    def mark(self, offset: int) -> Position:
        line = self.text.count("\n", 0, offset)
        return Position(self.first_line + line, offset - self.text.rfind("\n", 0, offset))

    def find(self, words: str) -> Position:
        """The next place of `words`; the beginning of the body if Markdown has changed them."""
        offset = self.outside_code.find(words, self.seen.get(words, 0))
        if offset >= 0:
            self.seen[words] = offset + len(words)
        return self.mark(max(offset, self.outside_code.find(words), 0))

    def find_from(self, line: int, words: str) -> Position:
        """The place of `words` on a line of the body or below; the beginning of the body if Markdown
        has changed them.
        """
        start = 0
        for _ in range(line):
            start = self.text.index("\n", start) + 1
        return self.mark(max(start, self.outside_code.find(words, start)))

    def report(self, mark: Position, code: str, /, **words: object) -> None:
        self.findings.report(mark, code, **words)

    def report_offset(self, offset: int, code: str, /, **words: object) -> None:
        self.report(self.mark(offset), code, **words)

    def report_words(self, words: str, code: str, /, **more: object) -> None:
        self.report(self.find(words), code, **more)

    def report_line(self, line: int, code: str, column: int = 1, /, **words: object) -> None:
        """`line` counts the lines of the body, from 0."""
        self.report(Position(self.first_line + line, column), code, **words)

    def refuse(self, line: int, excess: Excess) -> None:
        """Reports what is too large. Of several levels or rows, only the first one is reported."""
        if excess.what not in self.refused:
            self.refused.add(excess.what)
            self.report_line(line, "too-large", **excess._asdict())

    def mention(self, ref: Ref, mark: Position) -> None:
        self.mentions.append(Mention(ref, mark))


def blanked(code: re.Match[str]) -> str:
    """As many spaces as the match has characters; line breaks stay."""
    return re.sub(r"[^\n]", " ", code[0])
