"""Draws social cards: a masthead, and below it a headline or the words of a quote; or a headline below a photograph."""

import io
import re

from PIL import Image, ImageChops, ImageDraw

from jarchy.images.media import QUALITY
from jarchy.images.text_fit import BOLD, CAPITALS, REGULAR, Block, Style, fit, font
from jarchy.images.typeface import drawable
from jarchy.markdown.html_text import plain
from jarchy.outputs.card_content import PHOTO, CardContent

WIDTH, HEIGHT = 1200, 630  # pixels, as networks recommend

# The background and the inks of assets/style.css, and the shades between them that smooth edges. With 16 colours in
# all, a pixel takes half a byte.
Colour = tuple[int, int, int]

PAPER, RULE = (0xFB, 0xF9, 0xF4), (0xD6, 0xCE, 0xBE)
INK, ACCENT, SOFT = (0x1D, 0x1A, 0x16), (0x98, 0x18, 0x2E), (0x54, 0x4D, 0x43)
SHADES = {RULE: 1, INK: 7, SOFT: 4, ACCENT: 3}  # number of shades of each ink; where two inks meet, the later one wins

MARGIN = 72
COLUMN = WIDTH - 2 * MARGIN
HANGING = 100  # width of the margin for the quotation mark
MASTHEAD = Style(BOLD, range(34, 21, -2), 1.2)
HEADLINE = Style(BOLD, range(84, 29, -3), 1.17)
WORDS = Style(REGULAR, range(72, 35, -3), 1.32)
CAPTION = Style(BOLD, range(60, 29, -3), 1.17)
SPEAKER = Style(BOLD, range(34, 25, -2), 1.25)
SMALL = Style(REGULAR, range(30, 21, -2), 1.3)


class Paper:
    """The background, and a layer of coverage for each ink."""

    def __init__(self) -> None:
        self.layers = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in SHADES}
        self.pens = {ink: ImageDraw.Draw(layer) for ink, layer in self.layers.items()}

    def text(self, block: Block, x: float, y: int, ink: Colour) -> None:
        for number, line in enumerate(block.lines):
            base = y + block.step * number + block.base
            self.pens[ink].text((x, base), line, 255, font(block.face, block.size), anchor="ls")

    def hang(self, mark: str, block: Block, x: float, y: int, ink: Colour) -> None:
        """Draws a large quotation mark, aligned with the capitals of the first line."""
        large = font(BOLD, 100 + block.size)
        top = large.getbbox(mark, anchor="ls")[1]
        self.pens[ink].text((x, y + block.base - CAPITALS * block.size - top), mark, 255, large, anchor="ls")

    def rule(self, y: int, height: int, ink: Colour, width: int = COLUMN) -> None:
        self.pens[ink].rectangle((MARGIN, y, MARGIN + width - 1, y + height - 1), 255)

    def sheet(self) -> Image.Image:
        sheet, colours = Image.new("L", (WIDTH, HEIGHT)), [PAPER]
        for ink, layer in self.layers.items():
            shades = SHADES[ink]
            steps = [round(coverage * shades / 255) for coverage in range(256)]
            sheet = ImageChops.lighter(sheet, layer.point([step and len(colours) + step - 1 for step in steps]))
            colours += [_between(PAPER, ink, (shade + 1) / shades) for shade in range(shades)]
        sheet.putpalette([part for colour in colours for part in colour])
        return sheet


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def draw(card: CardContent, photo: Image.Image | None = None) -> bytes:
    """The card as a PNG; below a photograph, as a JPEG."""
    paper, file = Paper(), io.BytesIO()
    if photo:
        _caption(card, paper)
        sheet = paper.sheet().convert("RGB")
        sheet.paste(photo.resize((WIDTH, WIDTH * PHOTO.height // PHOTO.width)))
        sheet.save(file, "JPEG", quality=QUALITY["jpg"], optimize=True)
        return file.getvalue()
    _masthead(card, paper)
    (_headline if card.headline else _quote)(card, paper)
    paper.sheet().save(file, "PNG", compress_level=6)  # level 9 takes four times as long and saves 5 %
    return file.getvalue()


def _masthead(card: CardContent, sheet: Paper) -> None:
    title = fit(card.masthead, MASTHEAD, COLUMN, 42) if card.masthead else None
    if title:
        sheet.text(title, (WIDTH - title.width) / 2, 44, INK)
    sheet.rule(106, 4, INK)
    sheet.rule(113, 1, INK)


def _headline(card: CardContent, sheet: Paper) -> None:
    top, bottom = 134, 530
    headline = fit(card.headline, HEADLINE, COLUMN, bottom - top - 20)
    sheet.text(headline, MARGIN, top + (bottom - top - headline.height) // 2, INK)
    sheet.rule(542, 1, RULE)
    sheet.rule(540, 5, ACCENT, width=96)
    sheet.text(fit(card.foot, SMALL, COLUMN, 40), MARGIN, 559, SOFT)


def _caption(card: CardContent, sheet: Paper) -> None:
    """Draws headline, site and day into the band below a photograph."""
    top, bottom = WIDTH * PHOTO.height // PHOTO.width, 574
    headline = fit(card.headline, CAPTION, COLUMN, bottom - top - 24)
    sheet.text(headline, MARGIN, top + (bottom - top - headline.height) // 2, INK)
    sheet.rule(bottom - 2, 5, ACCENT, width=96)
    foot = fit(card.foot, SMALL, COLUMN // 2, 40)
    sheet.text(fit(card.masthead, SMALL, COLUMN - round(foot.width) - 24, 40), MARGIN, 580, SOFT)
    sheet.text(foot, WIDTH - MARGIN - foot.width, 580, SOFT)


def _quote(card: CardContent, sheet: Paper) -> None:
    """Draws a quote, with its quotation mark in the margin of the first line."""
    left, width = MARGIN + HANGING, COLUMN - HANGING
    assert card.speaker  # a card has a headline or a speaker
    standing = card.speaker.standing
    note, role = fit(card.note, SMALL, width, 40), fit(standing, SMALL, width, 74)
    who = fit(card.speaker.person.text, SPEAKER, width - round(note.width) - 24, 44)
    foot = HEIGHT - 42 - who.height - role.height * bool(standing)
    top, bottom = 130, foot - 14
    words = fit(_spoken(card), WORDS, width, bottom - top - 8)
    first = top + (bottom - top - words.height) // 2
    sheet.text(words, left, first, INK)
    sheet.hang(drawable(card.mark) or "“", words, MARGIN - 6, first, ACCENT)
    sheet.text(who, left, foot, INK)
    sheet.text(note, WIDTH - MARGIN - note.width, foot, ACCENT)
    sheet.text(role, left, foot + who.height, SOFT)


def _spoken(card: CardContent) -> str:
    """The words of a quote as one paragraph. No-break spaces stay."""
    return re.sub("[ \n]+", " ", plain(str(card.words), has_addresses=False))
