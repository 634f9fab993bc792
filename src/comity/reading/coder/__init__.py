"""The event coder: a compact encoder that reads a sentence once: who does what to whom, what is promised."""

from comity.reading.coder.coder import Act, Coder, Promise, Sentence, Telling, load_coder

__all__ = ["Act", "Coder", "Promise", "Sentence", "Telling", "load_coder"]
