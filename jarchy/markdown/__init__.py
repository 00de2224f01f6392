"""The bodies of documents.

In: Markdown. Out: HTML that is safe by construction, the documents that it speaks of, and every slip with its place.
"""
