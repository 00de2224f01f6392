"""Everything that differs between languages, as data.

In: the code of a language, or its file of messages. Out: a `Language`, a `Catalogue`, text set by the language's rules.
"""
