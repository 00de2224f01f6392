"""Tools that know nothing of news: digests, records, dates, files, texts, addresses.

In: bytes and names. Out: texts, keys and values that every other package uses.
"""
