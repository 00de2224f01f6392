"""The files in `content/`, one by one.

In: names and bytes. Out: the site's `Config`, and one `Document` or problems for each source file.
"""
