"""Where sentences end, told from their signs alone: rather one end too few than one in the middle of a sentence."""

from jarchy.core.patterns import lazy_pattern

# A point behind a short word or one of these may belong to an abbreviation.
_ABBREVIATIONS = frozenset(
    "просп проф акад корп табл прим комн наст dept prof approx sept corp capt jan feb aug oct nov dec".split()
)
_SHORTEST_WORD = 4  # letters
_END = lazy_pattern(r"([^\W\d_]*)[»”\"’)]*([.!?…]+)[»”\"’)]*(?=\s|$)")
_BEFORE_A_SENTENCE = ' \u00a0«„“"(—–-'


def first_sentences(text: str, most: int) -> str:
    """The whole sentences at the beginning of a text that have `most` characters together; empty if none fits."""
    end = 0
    for match in _END.finditer(text):
        if match.end() > most:
            break
        rest = text[match.end() :].lstrip(_BEFORE_A_SENTENCE)
        is_end = match[2] != "." or not _may_be_abbreviation(match[1])
        if not rest or (is_end and rest[0].isupper()):
            end = match.end()
    return text[:end]


def _may_be_abbreviation(word: str) -> bool:
    return len(word) < _SHORTEST_WORD or word.lower() in _ABBREVIATIONS
