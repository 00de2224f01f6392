"""How many texts are silently something else than their writers saw elsewhere: `docs/quality.md` says it."""

from typing import NamedTuple

from tests.commonmark.reference import commonmark, outline
from tests.commonmark.texts import Written, texts
from tests.markdown.test_parser import read

COUNT = 4000
LANGUAGE = "tr"  # of which typography knows nothing: marks and spaces stay as they are typed


class Share(NamedTuple):
    texts: int
    reported: int  # with a problem
    silent: int  # shown otherwise, and nobody was told

    def __str__(self) -> str:
        return (
            f"Of {self.texts:,} texts, made by chance from what press offices write (`tests/commonmark/texts.py`),\n"
            f"{self.silent} ({self.silent / self.texts:.1%}) are shown otherwise than by CommonMark and GitHub\n"
            f"without a problem, and {self.reported:,} with one. `python -m tests.commonmark.measure` counts again.\n"
        )


def is_silently_different(text: Written) -> bool:
    one = read(text.typed, LANGUAGE)
    return not one.problems and outline(one.html) not in (
        outline(commonmark(text.meant)),
        outline(commonmark(text.typed)),
    )


def share(count: int = COUNT) -> Share:
    made = list(texts(count))
    return Share(
        texts=count,
        reported=sum(bool(read(text.typed, LANGUAGE).problems) for text in made),
        silent=sum(map(is_silently_different, made)),
    )


if __name__ == "__main__":
    print(share())  # noqa: T201  what it is run for
