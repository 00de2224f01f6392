"""Files that are published as they are: those that documents offer to their readers, and those at the root of a site.

Every module here knows bytes and names, and no document.
"""
