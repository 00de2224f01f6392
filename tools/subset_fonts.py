# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Makes assets/fonts/: Literata, cut down to the letters we print, from the npm package @expo-google-fonts/literata;
and jarchy/faces/, with which social cards are drawn: all its Latin and Cyrillic letters.

Letters that few texts have are in fonts of their own, `-ext`, which browsers ask for only where one occurs: this
writes their `unicode-range:` into assets/style.css.

It is run by hand when letters are added to LETTERS, and the result is committed; no build runs it. In any folder:

    npm pack @expo-google-fonts/literata@0.4.3
    tar -xzf expo-google-fonts-literata-0.4.3.tgz
    pip install fonttools==4.68.0 brotli==1.2.1
    python …/tools/subset_fonts.py package

Two runs give the same bytes. Both weights go into one file, and every weight between them comes along: a page then
asks for one font, not for two, and that one is smaller than the two were. The italic has a file of its own, in the
regular weight, since few pages need it. The licence (OFL) comes along unchanged; it
reserves no font name, so Literata stays Literata. What differs from the original: kerning is that of the regular
weight, rounded to 0.01 em, and left out below 0.02 em, for it would be a third of the file; spaces are 0.24 em wide
instead of 0.2, so that “12 500” doesn't read as “12500” on a small screen; a no-break hyphen is there, drawn as the
hyphen; ligatures, alternate and vertical forms are not.
"""

import re
import shutil
import string
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.otlLib.builder import buildLookup, buildPairPosClassesSubtable, buildValue
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER
from fontTools.varLib import build
from letters_of_parts import add_letters

PROJECT = Path(__file__).parent.parent
FONTS, FACES = PROJECT / "assets" / "fonts", PROJECT / "jarchy" / "faces"
STYLE_SHEET = PROJECT / "assets" / "style.css"
LIMIT = 30_000  # bytes, of each font that readers are sent
WEIGHTS, ITALIC = {400: "Regular", 700: "Bold"}, {400: "Regular_Italic"}
SPACE, LEAST_KERNING = 240, 20  # in thousandths of an em

RUSSIAN, KYRGYZ = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ңөү"
ASCII = f" {string.ascii_letters}{string.digits}{string.punctuation}"
SIGNS = "«»„“”‘’‚—–…№·•×§©°±−½←→‹›€₽"
NEIGHBOURS = "àâäçéèêëîïñóôöüğış"  # names from Geneva, Zürich, Ankara
ACCENTED = f"{NEIGHBOURS}{NEIGHBOURS.upper()}ßİ"
NO_BREAK_SPACE, SOFT_HYPHEN, NO_BREAK_HYPHEN = "\u00a0", "\u00ad", "\u2011"
LETTERS = f"{ASCII}{RUSSIAN}{RUSSIAN.upper()}{KYRGYZ}{KYRGYZ.upper()}{ACCENTED}{SIGNS}{NO_BREAK_SPACE}{SOFT_HYPHEN}"
OWN = {*map(ord, LETTERS + NO_BREAK_HYPHEN)}
LATIN, CYRILLIC = (range(0xC0, 0x300), range(0x1E00, 0x1F00)), (range(0x400, 0x530),)
EXTENDED = {"cyrillic-ext": CYRILLIC, "latin-ext": LATIN}  # letters alone: a sign needs no font of 20 KB
FACE = range(0x370), *CYRILLIC, range(0x1E00, 0x1F00), range(0x2000, 0x2300)  # with marks and signs
LARGEST_GAP = 16  # characters that no font has, within a `unicode-range`: they keep it short

COPYRIGHT, FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME, LICENCE, LICENCE_ADDRESS = 0, 1, 2, 4, 6, 13, 14


def make(package: Path) -> None:
    for folder in FONTS, FACES:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE_FONT", folder / "OFL-literata.txt")
    for weight, style in WEIGHTS.items():
        make_face(opened(package, weight, style), FACES / f"literata-{weight}.ttf")
    for name, styles in {"literata": WEIGHTS, "literata-italic": ITALIC}.items():
        make_font({weight: reduced(opened(package, weight, style)) for weight, style in styles.items()}, name)
        for part in EXTENDED:
            weights = {weight: extended(opened(package, weight, style), part) for weight, style in styles.items()}
            make_font(weights, f"{name}-{part}")
    write_ranges({*opened(package, 400, WEIGHTS[400]).getBestCmap()})


def opened(package: Path, weight: int, style: str) -> TTFont:
    font = TTFont(package / f"{weight}{style}" / f"Literata_{weight}{style}.ttf", recalcTimestamp=False)
    add_letters(font)
    return font


def make_font(weights: dict[int, TTFont], name: str) -> None:
    font = between(weights) if len(weights) > 1 else weights[min(weights)]
    font.cfg[USE_HARFBUZZ_REPACKER] = False  # or the bytes would depend on whether uharfbuzz is installed
    font.flavor = "woff2"
    made = FONTS / f"{name}.woff2"
    font.save(made)
    if made.stat().st_size > LIMIT:
        sys.exit(f"{made.name} has {made.stat().st_size} bytes, more than {LIMIT}.")


def between(weights: dict[int, TTFont]) -> TTFont:
    """One font with all weights from the first to the last; kerning is that of the first."""
    first, last = min(weights), max(weights)
    kerning = weights[first].get("GPOS")
    design = DesignSpaceDocument()
    design.addAxisDescriptor(tag="wght", name="Weight", minimum=first, default=first, maximum=last)
    for weight, font in weights.items():
        if kerning:
            del font["GPOS"]
        design.addSourceDescriptor(font=font, location={"Weight": weight})
    font, _, _ = build(design, exclude=["MVAR", "STAT"])
    if kerning:
        font["GPOS"] = kerning
    return font


def reduced(font: TTFont) -> TTFont:
    characters = font.getBestCmap()
    if missing := OWN - {*characters} - {ord(NO_BREAK_HYPHEN)}:
        sys.exit(f"Literata lacks {', '.join(f'U+{code:04X}' for code in sorted(missing))}.")
    for space in " ", NO_BREAK_SPACE:
        font["hmtx"][characters[ord(space)]] = (SPACE, 0)
    for table in font["cmap"].tables:
        table.cmap[ord(NO_BREAK_HYPHEN)] = characters[ord("-")]

    subset(font, OWN)
    simplify_kerning(font)
    return font


def extended(font: TTFont, part: str) -> TTFont:
    """Without kerning, which browsers apply within one font only."""
    subset(font, others_in(EXTENDED[part], font.getBestCmap()))
    del font["GPOS"]
    return font


def others_in(blocks: Iterable[range], characters: Iterable[int]) -> list[int]:
    """The letters that the first font lacks."""
    others = {*characters} - OWN
    return sorted(code for code in others if any(code in block for block in blocks) and chr(code).isalpha())


def write_ranges(characters: set[int]) -> None:
    """Tells browsers which characters each font has."""
    sheet = STYLE_SHEET.read_text(encoding="utf-8")
    for part, blocks in EXTENDED.items():
        codes = others_in(blocks, characters)
        said = ", ".join(f"U+{first:X}-{last:X}" if last > first else f"U+{first:X}" for first, last in runs(codes))
        sheet = re.sub(rf'(-{part}\.woff2"[^}}]*?unicode-range: )[^;]*', rf"\g<1>{said}", sheet)
    STYLE_SHEET.write_text(sheet, encoding="utf-8")


def runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """From the first to the last character of each run. No other font has a character within one."""
    first = last = codes[0]
    for code in codes[1:]:
        if code - last > LARGEST_GAP or OWN.intersection(range(last, code)):
            yield first, last
            first = code
        last = code
    yield first, last


def make_face(font: TTFont, file: Path) -> None:
    """Without kerning: the layout that Pillow has on every machine does not use it."""
    subset(font, (code for code in font.getBestCmap() if any(code in codes for codes in FACE)), hinting=False)
    del font["GPOS"]
    font.save(file)


def subset(font: TTFont, characters: Iterable[int], *, hinting: bool = True) -> None:
    options = Options(layout_features=["kern"], notdef_outline=True, hinting=hinting)
    options.name_IDs = [COPYRIGHT, FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME, LICENCE, LICENCE_ADDRESS]
    options.drop_tables += ["GDEF", "GSUB", "STAT", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def simplify_kerning(font: TTFont) -> None:
    """All pairs in one table of classes: glyphs that have the same pairs are one class."""
    pairs = {pair: round(value, -1) for pair, value in kerning(font).items() if abs(value) >= LEAST_KERNING}
    left, right = defaultdict(dict), defaultdict(dict)
    for (first, second), value in pairs.items():
        left[first][second] = right[second][first] = value

    classes = {(alike(left, first), alike(right, second)): value for (first, second), value in pairs.items()}
    values = {pair: (buildValue({"XAdvance": value}), None) for pair, value in classes.items()}
    kern = font["GPOS"].table
    kern.LookupList.Lookup = [buildLookup([buildPairPosClassesSubtable(values, font.getReverseGlyphMap())])]
    for record in kern.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = [0]


def alike(side: dict[str, dict[str, int]], glyph: str) -> tuple[str, ...]:
    return tuple(sorted(other for other in side if side[other] == side[glyph]))


def kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """What each pair of glyphs comes to: of subtables that know both, the first one decides."""
    pairs: dict[tuple[str, str], int] = {}
    for subtable in (subtable for lookup in font["GPOS"].table.LookupList.Lookup for subtable in lookup.SubTable):
        table = getattr(subtable, "ExtSubTable", subtable)
        for place, first in enumerate(table.Coverage.glyphs):
            if table.Format == 1:
                values = {record.SecondGlyph: record.Value1 for record in table.PairSet[place].PairValueRecord}
            else:
                records = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                classes = table.ClassDef2.classDefs
                values = {glyph: records[classes.get(glyph, 0)].Value1 for glyph in font.getGlyphOrder()}
            for second, value in values.items():
                pairs.setdefault((first, second), value.XAdvance if value else 0)
    return pairs


if __name__ == "__main__":
    make(Path(sys.argv[1]))
