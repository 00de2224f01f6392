"""What is wrong with the site as a whole: its configuration, its theme, its extensions, its folders."""

from jarchy.problems.catalogue.entry import Entry, error, warning

PROBLEMS: dict[str, Entry] = {
    "missing-site-file": error(
        "content/site.yaml cannot be read: {reason}",
        "`jarchy docs readme` shows what to write; `jarchy init` begins a new site",
    ),
    "missing-folder": error(
        "there is no folder {folder}",
        "change to the folder of the site, the one that contains content/",
    ),
    "newer-jarchy": warning(
        "the site was made for Jarchy {site}, but this is {engine}",
        "`jarchy docs upgrading` says what to change ({news}); then write “jarchy: {now}”",
    ),
    "older-jarchy": warning(
        "the site was made for Jarchy {site}, but this is {engine}", "install the newer version: pip install -U jarchy"
    ),
    "time-zone": error("there is no time zone “{value}”", "{suggestion}write it as in Asia/Bishkek"),
    "tag-twice": error("the tag “{slug}” is in {other}, too", "keep it in one of the two files"),
    "empty-category": warning(
        "the category “{slug}” has no tags, so readers do not see it", "add tags to its list, or delete it"
    ),
    "missing-label": error("the {what} “{slug}” has no name in “{code}”", "{remedy}"),
    "missing-labels": error(
        "the {what} “{slug}” and others have no name in “{code}”: {count} in all", "for each: {remedy}"
    ),
    "missing-catalogue": error(
        "the language “{code}” has no message catalogue",
        "`jarchy translate-theme {code}` begins the file {path}, with all messages",
    ),
    "catalogue": error("the message catalogue has a mistake: {reason}", "{remedy}"),
    "missing-message": error("“{message}” is not translated into “{code}”", "add it to {catalogue}"),
    "missing-messages": error(
        "{count} messages are not translated into “{code}”",
        "`jarchy translate-theme {code}` adds them to {path}; then write each translation between the quotation marks",
    ),
    "unused-message": warning(
        "no template says “{message}”, so this translation has no effect",
        "{suggestion}correct the message, or delete it",
        "{count} translations have no effect, since no template says their messages",
        "correct the messages, or delete them; `jarchy translate-theme` puts them at the end of the file",
    ),
    "message-blanks": error(
        "“{message}” and its translation have different placeholders",
        "the placeholders are {blanks}: write them exactly like this, and write a percent sign as %%",
    ),
    "template": error("{reason}", "{remedy}"),
    "template-cycle": error("this template leads to itself, so rendering it would never end: {way}", "{remedy}"),
    "unknown-block": warning(
        "no template that this one extends has a block “{block}”, so it is shown nowhere",
        "{suggestion}correct the name; the blocks are {known}",
    ),
    "beside-blocks": warning(
        "this stands in no block, so it is shown nowhere: the template extends another one",
        "move it into a block, between {{% block main %}} and {{% endblock %}}",
    ),
    "unused-template": warning(
        "no page and no other template uses this file, so it has no effect",
        "{suggestion}give it the name of the template that it is to replace, or delete it",
    ),
    "empty-file": warning(
        "this file is empty, so pages have nothing of it", "delete it, and Jarchy's file of this name is used again"
    ),
    "malformed": error(
        "programs cannot read what this makes ({what}): {reason}",
        "correct it; what stands between < and > must end, and & is written &amp; in XML",
    ),
    "third-party": warning(
        "browsers of readers ask a third party for this: {address}",
        "put a copy of the file into assets/; the host learns who reads the site, and the preview's policy refuses it",
    ),
    "unused-asset": warning(
        "no template and no style sheet uses this file, and it is public",
        '{suggestion}name it as in {{{{ "{name}"|asset }}}}, or delete it',
        "{count} files in assets/ are used by no template and by no style sheet",
        'name them, as {{{{ "own.css"|asset }}}} does, or delete them',
    ),
    "unnamed-extension": warning(
        "content/site.yaml does not name this extension, so it is not run",
        "write “extensions: [{example}]” into content/site.yaml, or move the file out of extensions/",
    ),
    "unknown-extension": error(
        "there is no extension “{name}”", "{suggestion}put it into extensions/{name}.py, or delete the name"
    ),
    "extension": error(
        "the extension cannot be used: {reason}", "correct it; `jarchy docs extending` says what it may declare"
    ),
    "unusable-path": error(
        "the output “{output}” cannot have a file “{path}”: {reason}",
        "correct the path, or, if it is made from the name of a document, that name",
    ),
    "own-error": error("{message}", "{remedy}"),
    "own-warning": warning("{message}", "{remedy}"),
    "reserved-name": error("{folder} is reserved for Jarchy's own files", "give the folder another name"),
    "missing-asset": error("there is no asset “{name}”", "{suggestion}put it into assets/, or correct the address"),
    "lost-record": error(
        "pages belong where {files} are, but {output} has no list of the files that builds made ({record})",
        "if builds made everything in {output}, delete this folder and build again; else move your own files out of it",
    ),
    "foreign-file": error("{path} was not made by a build, but a page belongs there", "move it out of {output}"),
    "busy": error(
        "another build is running: {builder}", "wait until it has ended; if it hangs, end that process and try again"
    ),
    "search-program": error(
        "Pagefind, the program that makes the search, cannot be run: {reason}",
        "install Jarchy again, with all its packages; if Pagefind does not exist for this system, write "
        "“without: [search]” into content/site.yaml",
    ),
    "refused": error(
        "the system reports an error: {reason}", "check the permissions of this place, and whether the disk is full"
    ),
    "missing-library": error(
        "“with:” names {output}, but what makes it cannot be used here: {reason}",
        "{remedy}; to do without, delete “{output}” from “with:”",
    ),
    "no-preview": error("there can be no preview of this release: {reason}", "{remedy}"),
    "preview-place": error(
        "a preview cannot be written into {folder}: {reason}",
        "choose a folder that is for previews alone, as ../previews: what is in it goes to a host of your own choice",
    ),
    "output-place": error(
        "the site cannot be built into {output}: {reason}",
        "choose a folder that is for the site alone, as output/: everything in it may be published",
    ),
}
