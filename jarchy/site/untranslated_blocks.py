"""Finds what a translation has word for word as its original: paragraphs in which nothing was translated yet."""

from collections.abc import Collection, Iterable, Iterator

from jarchy.content.addresses_in_text import take_out
from jarchy.content.block_digests import block_digest
from jarchy.core.patterns import lazy_pattern
from jarchy.model import Block

FEW = 3  # words that two languages may well have in common
_ALIKE_ANYWHERE = lazy_pattern(
    r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|`[^`]*`"
)  # titles of laws and of firms, and code
_WORD = lazy_pattern(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


def untranslated_blocks(original: Iterable[Block], translation: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a translation whose words are those of a block of its original, whatever marks and spaces are."""
    there = {_words_alone(block.digest) for block in original}
    return (block for block in translation if _is_among(block, there) and _is_to_translate(block))


def _is_to_translate(block: Block) -> bool:
    """Whether it has words of a language: not if it is a name, an address, or a title in quotation marks."""
    words = _WORD.findall(_ALIKE_ANYWHERE.sub(" ", take_out(block.text)[0]))
    return len(words) >= FEW and sum(word.islower() for word in words) >= FEW - 1


def _is_among(block: Block, digests: Collection[str]) -> bool:
    return block_digest(block.text) in digests


def _words_alone(digest: str) -> str:
    """Of a row of a table, without the digests of its cells."""
    return digest.partition(".")[0]
