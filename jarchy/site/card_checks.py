"""Checks that social cards can be drawn."""

from collections.abc import Iterator

from jarchy.content.config import Config
from jarchy.content.site_file import SITE_FILE
from jarchy.i18n.language import Language
from jarchy.images.typeface import lacking
from jarchy.problems import Location, Problem, problem
from jarchy.site.translations import Documents


def lacking_on_all(known: Language, site_title: str) -> str:
    """The letters on all cards of a language that their typeface lacks: then there are none."""
    return lacking(f"{known.endonym} {site_title}")


def check_cards(joined: Documents, config: Config) -> Iterator[Problem]:
    """Documents without a social card, because the typeface of cards lacks letters of their titles."""
    if not config.makes("cards"):
        return
    drawn = set(config.codes)
    for known, entry in config.entries:
        if letters := lacking_on_all(known, entry.title):
            drawn.remove(known.code)
            yield problem(Location(SITE_FILE), "no-card", what=f"the pages in “{known.code}” have", letters=letters)
    for document in joined.documents:
        for key in ("title", "name") if document.lang in drawn else ():
            if letters := lacking(getattr(document.fields, key, "")):
                yield problem(document.at(key), "no-card", what=f"the {document.ref.kind} has", letters=letters)
