"""What is wrong with files for readers."""

from jarchy.problems.catalogue.entry import Entry, error, may_wait, warning

PROBLEMS: dict[str, Entry] = {
    "unknown-file": may_wait("there is no file content/files/{name}", "{suggestion}put it there, or correct its name"),
    "unknown-attachment": may_wait(
        "“attachments:” has no “{slug}”", "{suggestion}it has {known}; add the file there, with its label"
    ),
    "file-type": error("files of this type are not published", "save it as one of these: {known}"),
    "other-type": error(
        "this is a {kind} file, but its name ends in “{suffix}”", "rename it, so that it ends in {right}"
    ),
    "file-size": error(
        "the file has {size} MB, more than {limit} MB",
        "save it smaller, or put it elsewhere and write its address behind “link:”; “largest_file:” in "
        "content/site.yaml sets another limit",
    ),
    "broken-file": error("the file is damaged or incomplete: {reason}", "copy it again from where it came from"),
    "locked-file": error(
        "the file is encrypted, so not everybody can read it", "save it without a password and without restrictions"
    ),
    "macros": error(
        "the file contains macros: {part}", "save it in a format without macros: docx, xlsx, pptx, or as a PDF"
    ),
    "file-author": warning(
        "the file tells readers who wrote it: {names}",
        "if they should not know: in Word “File”, “Info”, “Inspect Document”, in LibreOffice “File”, “Properties”, "
        "“Reset Properties”; then save it, or export the PDF, again",
    ),
    "tracked-changes": warning(
        "the document contains tracked changes, so readers see what was deleted: {what}",
        "in Word “Review”, “Accept”, “Accept All Changes and Stop Tracking”; in LibreOffice “Edit”, “Track Changes”, "
        "“Accept All”; then save it again",
    ),
    "comments-in-file": warning(
        "the document contains comments: {what}",
        "delete them, and save it again: in Word, Excel and PowerPoint “File”, “Info”, “Inspect Document”; in "
        "LibreOffice, the menu of a comment has “Delete All Comments”; of a PDF, export it again without comments",
    ),
    "hidden-in-file": warning(
        "the document contains what it does not show, but readers can: {what}",
        "delete it, or save what readers should see as a PDF: in Word, Excel and PowerPoint “File”, “Info”, “Inspect "
        "Document” finds it; in LibreOffice, show it first (“Sheet”, “Show Sheet”; “Format”, “Rows”, “Show”; “Slide”, "
        "“Show Slide”)",
    ),
    "embedded-files": warning(
        "other files lie in this one, and readers can open them: {what}",
        "delete them, or put a picture in their place: a chart carries the whole table that it was made of",
    ),
    "form-values": warning(
        "the form in the PDF is filled in: {what}", "publish it empty, as it was before anybody typed into it"
    ),
    "covered-text": warning(
        "text lies below dark boxes in the PDF, and readers can select and copy it; pages: {what}",
        "delete these words where the PDF was made, and export it again, or use a program that redacts it: "
        "in LibreOffice “Tools”, “Redact”",
    ),
    "pdf-runs": error(
        "the PDF runs something when it is opened or used: {what}",
        "print it into a new PDF, or export it again without programs and buttons",
    ),
    "file-place": warning(
        "the recording tells readers where it was made", "if they should not know, save it again without the place"
    ),
    "no-text": warning(
        "the PDF consists of pictures, so those who cannot see cannot read it, and no search finds its words",
        "export it from the program that it was written in, or have a scanner program recognise its text",
    ),
    "no-captions": warning(
        "the video “{name}” has no captions, which people who cannot hear need",
        "write them into a WebVTT file, and name it under “captions:”",
    ),
    "captions": error("{reason}", "{remedy}"),
    "not-a-recording": error(
        "“{name}” is no video and no sound of this site, so there is nothing to play",
        "link to it in the text, as in [words](attachment:{name})",
    ),
    "attachment-source": error("“{name}” has {what}", "write either “file:” or “link:”"),
    "no-effect": warning(
        "“{key}:” of “{name}” has no effect: it is only for {what}", "delete it, or write it where it belongs"
    ),
    "unused-file": warning(
        "no document uses this file, so it is not published",
        "name it under “attachments:”, or delete it",
        "{count} files in content/files/ are not used by any document",
        "name them under “attachments:”, or delete them",
    ),
}
