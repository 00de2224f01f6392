"""Documents beside each other.

In: documents, and an instant. Out: an `Edition` for each language, in which nothing is that readers may not see.
"""
