"""Pictures, and letters in pictures.

In: the bytes of a picture. Out: what it is, and the files that readers get of it.
"""
