"""The vocabulary as data: PLOVER types, fields, drivers and obstacles, mechanisms, and cue words per language."""

from comity.codebook.codebook import Codebook, EventType, FactorType, Field, load_codebook

__all__ = ["Codebook", "EventType", "FactorType", "Field", "load_codebook"]
