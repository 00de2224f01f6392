"""The files in `content/`, one by one.

In: names and bytes. Out: the site's `Config`, and one `Document` for each source file, or what is wrong with it.
"""
