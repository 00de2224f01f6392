"""Jarchy, the herald: static news sites in two languages or more. Start reading at `build/engine.py`."""

__version__ = "0.1.0"
