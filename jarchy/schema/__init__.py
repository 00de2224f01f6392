"""Front matter.

In: the text of a source file. Out: the typed values of its kind's schema, and every problem with its place.
"""
