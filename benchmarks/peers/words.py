"""What templates say, in the words that Jarchy's own templates say it in."""

from functools import cache

from babel.messages.pofile import read_po

from benchmarks.corpus import ORIGINAL
from benchmarks.peers.peer import PROJECT
from jarchy.i18n.language import language

SUBSCRIBE = "The newest releases come to you: add one of these addresses to a feed reader or a mail program."
MONTHS = {
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
INFLECTED_MONTHS = {  # in dates that are written in full
    "ky": "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split(),
    "ru": MONTHS["ru"],
}


@cache
def words(lang: str) -> dict[str, str]:
    """By the English words that stand in the templates."""
    with (PROJECT / f"templates/locale/{lang}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def original_in(lang: str) -> str:
    """What a translation into a language calls its original; empty in the language of the originals."""
    return language(lang).originals.get(ORIGINAL, "")
