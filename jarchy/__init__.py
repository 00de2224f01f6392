"""Jarchy, the herald: static news sites in two languages or more. Begin reading at `engine.py`."""
