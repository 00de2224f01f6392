"""Comments, `<!-- … -->`: notes for other editors, which readers never get."""

from jarchy.markdown.limits import CODE
from jarchy.markdown.source import blanked

BEGIN, END = "<!--", "-->"


class Comments:
    """Removes comments from a body, line by line. A comment that is never closed is refused as HTML."""

    def __init__(self, text: str) -> None:
        self.lines = CODE.sub(blanked, text).split("\n") if BEGIN in text else []  # text in code is not a comment
        self.last = max((number for number, line in enumerate(self.lines) if END in line), default=-1)
        self.is_open = False

    def take_out(self, line: str, number: int) -> str:
        """The line without its comments."""
        shown, at = "", 0
        while True:
            if self.is_open:
                end = line.find(END, at)
                if end < 0:
                    return shown
                at, self.is_open = end + len(END), False
            start = self.lines[number].find(BEGIN, at)
            if start < 0 or (self.last <= number and END not in line[start + len(BEGIN) :]):
                return shown + line[at:]
            shown += line[at:start]
            at, self.is_open = start + len(BEGIN), True
