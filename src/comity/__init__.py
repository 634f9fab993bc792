"""Comity: the record of what states say, promise and do to each other."""

__version__ = "0.1.0"
