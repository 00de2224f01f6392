"""What is wrong with pictures."""

from jarchy.problems.catalogue.entry import Entry, error, may_wait, warning

PROBLEMS: dict[str, Entry] = {
    "unknown-media": may_wait("there is no file content/media/{name}", "{suggestion}put it there, or correct its name"),
    "not-a-picture": error("this is not a JPEG, PNG or WebP file", "save the picture in one of these formats"),
    "broken-picture": error(
        "the picture file is damaged or incomplete: {reason}", "copy it again from where it came from"
    ),
    "picture-size": error("{what}, at most {limit}", "save it smaller: pages show at most 1600 pixels"),
    "unused-media": warning(
        "no document uses this file",
        "name it under “pictures:”, or delete it",
        "{count} files in content/media/ are not used by any document",
        "name them under “pictures:”, or delete them",
    ),
}
