"""What to write in place of a value that is refused."""

from jarchy.i18n.meant_words import meant_word
from jarchy.problems import did_you_mean, perhaps
from jarchy.schema.types import ScalarType


def proposed_value(text: str, leaf: ScalarType) -> dict[str, str]:
    """The words “suggestion” and “example” of a problem. An example must not be the opposite of what was meant, so it
    names all choices if that is not known.
    """
    if meant := meant_word(text, leaf.choices):
        return {"suggestion": perhaps(meant), "example": meant}
    return {"suggestion": did_you_mean(text, leaf.choices), "example": "” or “".join(leaf.choices) or leaf.example}
