"""Plugins that a peer needs where templates alone can't do what Jarchy does."""
