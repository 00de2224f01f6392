"""What editors start with: a new site, a new document, an explanation of each key.

In: the options of a command. Out: the texts of files that pass a check.
"""
