"""What is wrong with names and places of files."""

from jarchy.problems.catalogue.entry import Entry, error, warning

PROBLEMS: dict[str, Entry] = {
    "unknown-folder": error(
        "content/{folder} is not a folder for documents",
        "{suggestion}rename or move it; the folders are {known}, and beside them {others}",
    ),
    "stray-file": error(
        "this file lies outside the folders of documents",
        "{suggestion}move a document into its folder, one of {known}; what belongs to no document, to content/root/",
    ),
    "misplaced-file": error(
        "this is no document, and here is no place for {what}",
        "move it to content/{home}/, and name it below “{key}:” of a document{instead}",
    ),
    "file-name": error(
        "the file name is not of the form <slug>.<language>.md",
        "rename the file, as in 2018-09-01-budget.ru.md, or move it out of content/",
    ),
    "unknown-language": error(
        "the site has no language “{code}”", "{suggestion}the languages in content/site.yaml are {known}"
    ),
    "slug": error("“{slug}” cannot be part of an address: {reason}", "{remedy}"),
    "copy": error(
        "this looks like a copy of {original}", "delete it; if it is another document, rename it with a slug of its own"
    ),
    "unusable-name": error(
        "some systems cannot store a file of this name: {reason}", "rename the file, as in council-hall.jpg"
    ),
    "same-name": error(
        "{other} has the same name, except for capital letters or for the way in which й and ё are stored",
        "rename one of the two: Windows, macOS and some hosts treat them as one file",
    ),
    "two-files": error(
        "{other} is the same document in the same language: the folder that a file lies in is no part of its name",
        "rename one of the two, or delete it",
    ),
    "not-a-file": error(
        "this is not a regular file",
        "put a regular file in its place, or move it away: links, folders and devices are not read",
    ),
    "unread-folder": warning(
        "nothing is read from this folder",
        "move files that are published under their own names to {folder}/, and pictures to content/media/",
    ),
    "unseen-sign": error(
        "the file name contains an invisible character", "rename the file, with letters, digits and hyphens"
    ),
    "too-large": error("{what}, at most {limit}", "shorten or split it; a large table can be a file of its own"),
    "unreadable": error("the file cannot be read: {reason}", "check that it exists, and check its permissions"),
    "encoding": error(
        "the file is {what}", "save it with the encoding UTF-8; in Windows Notepad: “Save as”, then “Encoding”"
    ),
    "character": error("{character} {why}", "{remedy}"),
    "left-out": warning(
        "{character} {why}, so it is left out{times}",
        "you need not do anything; to remove this warning, delete the character",
    ),
    "unusual-space": warning(
        "{character} stands next to the mark “{mark}”, and is read as a plain space",
        "type the space again, without the Option or Alt key",
    ),
    "mojibake": error(
        "these letters were read in the wrong encoding: “{typed}”{more}",
        "copy the text again; it was probably “{meant}”",
    ),
    "conflict": error(
        "Git could not merge two versions of the text: “{mark}”",
        "keep one version; delete the other, and the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ),
}
