"""A language that the site does not have, and which of its languages was meant."""

from collections.abc import Collection

from jarchy.i18n.vocabulary import meant_code
from jarchy.problems import did_you_mean

UNKNOWN = "unknown-language"


def words_of(typed: str, codes: Collection[str]) -> dict[str, str]:
    """The words of the problem `UNKNOWN`."""
    return {"code": typed, "suggestion": did_you_mean(meant_code(typed), codes), "known": ", ".join(codes)}
