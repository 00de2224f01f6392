"""The bodies of documents.

In: Markdown. Out: HTML that is safe by construction, the documents that it mentions, and every problem with its place.
"""
