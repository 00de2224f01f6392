"""What a linter or the type checker is told to ignore says why, in the same line."""

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from tests.conftest import PROJECT

FOLDERS = "jarchy", "tests", "benchmarks", "tools"
IGNORED = re.compile(r"#\s*(noqa|type:\s*ignore)")
RULES, TYPES = r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*  ", r"# type: ignore\[[a-z, -]+\]  "
WITH_A_REASON = re.compile(rf"({RULES}|{TYPES}# |{TYPES}{RULES})(?!noqa)\S")


def unexplained(text: str) -> Iterator[int]:
    """The lines in which something is ignored without a reason, or without the name of the rule."""
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT and IGNORED.search(token.string) and not WITH_A_REASON.match(token.string):
            yield token.start[0]


def test_what_is_ignored_says_why() -> None:
    files = [PROJECT / "build.py", *(file for folder in FOLDERS for file in (PROJECT / folder).rglob("*.py"))]
    texts = {file.relative_to(PROJECT).as_posix(): file.read_text(encoding="utf-8") for file in files}

    assert sum(len(IGNORED.findall(text)) for text in texts.values()) > 50
    assert [f"{file}:{line}" for file, text in texts.items() for line in unexplained(text)] == []


def test_a_reason_that_lacks_is_noticed() -> None:
    reasons = ["# noqa", "# noqa: S101", "#noqa: S101  why", "# type: ignore", "# type: ignore[misc]", "# type:ignore"]
    reasons.append("# type: ignore[misc]  # noqa: S101")

    assert [line for line in reasons if list(unexplained(f"x = 1  {line}\n")) != [1]] == []
    assert list(unexplained("x = 1  # noqa: S101, S102  why\ny = 1  # type: ignore[misc]  # why\nz = '# noqa'\n")) == []
