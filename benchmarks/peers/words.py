"""What templates say, in the words that Jarchy's own templates say it in."""

from functools import cache

from babel.messages.pofile import read_po

from benchmarks.peers.peer import PROJECT

MONTHS = {
    "ky": "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
NUMBERED = "Page %(number)s of %(count)s"


@cache
def words(lang: str) -> dict[str, str]:
    """By the English words that stand in the templates."""
    with (PROJECT / f"templates/locale/{lang}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}
