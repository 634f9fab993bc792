"""A second reader behind the interface of the first: a language model at an address that the user sets."""

from comity.reading.llm.reader import MARK, LlmReader
from comity.reading.llm.settings import Settings, settings_from

__all__ = ["MARK", "LlmReader", "Settings", "settings_from"]
