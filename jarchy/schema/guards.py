"""Keys that keep a document from readers. Inside a text they must not go unnoticed."""

GUARDS = ("status", "embargo", "expires", "withdrawn", "translation", "date")
