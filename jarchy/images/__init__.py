"""Pictures: inspecting and resizing photographs, and setting text in drawn images.

In: the bytes of a picture. Out: what it is, and the files that readers get of it.
"""
