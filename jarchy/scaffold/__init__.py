"""What an editor begins with: a new site, a new document, and what each key is for.

In: what was said on the command line. Out: the texts of files that pass a check.
"""
