"""The kinds of documents. A new kind is a file here, a name in `KINDS`, and a template.

In: a document, and the edition that it is in. Out: its page, as values, and what is wrong with what it states.
"""

from jarchy.kinds import event, organisation, page, person, quote, release

KINDS = (release.KIND, event.KIND, quote.KIND, person.KIND, organisation.KIND, page.KIND)
BY_NAME = {kind.name: kind for kind in KINDS}
FOLDERS = {kind.folder: kind.name for kind in KINDS}
