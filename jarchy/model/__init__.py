"""The nouns of a site, as values that never change.

Documents name each other by `Ref` and never hold each other. What one page shows of another document is a `Card`: a
change to a body touches one page, a change to a title just the pages that show it.
"""

from jarchy.model.cards import Card, Speaker, Thumbnail
from jarchy.model.documents import (
    Caution,
    Claim,
    CommentedKey,
    Document,
    Earlier,
    Fact,
    Original,
    OriginalDocument,
    Prose,
    Translated,
    TranslatedDocument,
)
from jarchy.model.editions import Category, Check, Edition, Finding, Kind, Kinds, Node, Shortcode, Shortcodes, page_path
from jarchy.model.fields import (
    Changed,
    Fields,
    Fields_co,
    Publishing,
    Schema,
    Stated,
    Stated_co,
    TranslatedFields,
    Translation,
    Withdrawal,
    Words_co,
)
from jarchy.model.menu import ANYWHERE, MenuPlace
from jarchy.model.pages import File, Page, PageAddress, TextPart
from jarchy.model.refs import Mention, Ref
from jarchy.model.statements import About, Block, TextFact
from jarchy.model.versions import Link, Mark, Phase, TranslationNote, Version, is_of, only

__all__ = [
    "ANYWHERE",
    "About",
    "Block",
    "Card",
    "Category",
    "Caution",
    "Changed",
    "Check",
    "Claim",
    "CommentedKey",
    "Document",
    "Earlier",
    "Edition",
    "Fact",
    "Fields",
    "Fields_co",
    "File",
    "Finding",
    "Kind",
    "Kinds",
    "Link",
    "Mark",
    "Mention",
    "MenuPlace",
    "Node",
    "Original",
    "OriginalDocument",
    "Page",
    "PageAddress",
    "Phase",
    "Prose",
    "Publishing",
    "Ref",
    "Schema",
    "Shortcode",
    "Shortcodes",
    "Speaker",
    "Stated",
    "Stated_co",
    "TextFact",
    "TextPart",
    "Thumbnail",
    "Translated",
    "TranslatedDocument",
    "TranslatedFields",
    "Translation",
    "TranslationNote",
    "Version",
    "Withdrawal",
    "Words_co",
    "is_of",
    "only",
    "page_path",
]
