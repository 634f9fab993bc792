"""The commands, one module for each group; whatever takes time to load is loaded inside them."""
