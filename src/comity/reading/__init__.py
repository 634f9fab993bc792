"""Documents to claims: sentences, who is named, what is told, with the words that tell it."""

from comity.reading.reader import READER, read_document

__all__ = ["READER", "read_document"]
