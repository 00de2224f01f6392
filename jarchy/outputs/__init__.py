"""What is made beside the pages of documents. A new format is a file here and a name in one of the tuples."""

from jarchy.outputs import door, home, lists, notfound, tags

OF_EDITION = (home.pages, lists.pages, tags.pages, notfound.pages)
OF_SITE = (door.pages, notfound.site_pages)
