"""From sources to an output folder: the one room that knows the cache, the output folder and processes.

In: a request. Out: the files of the site, and an account of what was written, kept and removed.
"""
