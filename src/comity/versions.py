"""What the record depends on beside what was told: when one of these versions changes, it is derived anew."""

from __future__ import annotations

from functools import cache

from comity import __version__
from comity.codebook import load_codebook
from comity.register import load_register


@cache
def versions() -> str:
    """The versions of the program, the register and the codebook, as one text."""
    return f"comity {__version__}, register {load_register().version}, codebook {load_codebook().version}"
