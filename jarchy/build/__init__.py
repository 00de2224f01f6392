"""Builds a site: the only package that knows the cache, the output folder and processes.

In: a `BuildRequest`. Out: the files of the site, and a `BuildResult` with what was written, kept and removed.
"""
