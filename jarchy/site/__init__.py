"""Documents in relation to each other.

In: documents, and an instant. Out: an `Edition` for each language, without anything that readers must not see.
"""
