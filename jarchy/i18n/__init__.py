"""Everything that differs between languages, as data.

In: the code of a language, or its message catalogue. Out: a `Language`, a `Catalogue`, and text with the typography of
the language.
"""
