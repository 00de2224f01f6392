"""The icons of the site, under the names that browsers and telephones look for.

They are made of assets/icon-512.png. A file of the project in assets/ or content/root/ with the name of one of them
takes its place.
"""

from collections.abc import Iterator

from jarchy.images.icon import FAVICON, MASKABLE, SOURCE, TOUCH, Icon
from jarchy.model import File
from jarchy.problems import Problem
from jarchy.site.site import Site

FOLDER, NAMES = "assets/", (FAVICON, TOUCH, MASKABLE)


def make(site: Site) -> Iterator[File]:
    if site.icons is None:
        return
    file, source = FOLDER + SOURCE, site.icons.source
    icons = {
        FAVICON: Icon(file, source, 48, "ICO"),
        TOUCH: Icon(file, source, 180),
        MASKABLE: Icon(file, source, 512, share=0.8),  # a telephone may cut off a tenth on each side
    }
    own = {name: Icon(FOLDER + name, data) for name, data in site.icons.own.items()}
    at_root = {one.path for one in site.root}  # in the place of those that are made
    icons = {name: icon for name, icon in icons.items() if name not in at_root}
    yield from (File(name, "", icon, source=icon.file) for name, icon in (icons | own).items())


def write(icon: Icon) -> bytes | Problem:
    from jarchy.images.icon_drawing import draw  # noqa: PLC0415  only for builds that draw

    return draw(icon)
