"""Templates, messages and assets.

In: the files of a theme. Out: an environment for each language, which renders a page from its values alone.
"""
