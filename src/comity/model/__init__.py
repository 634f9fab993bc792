"""The nouns: frozen values without input or output; imports the standard library only."""
