"""Claims of several documents to the record: copies, stories, joining, sources, conflicts, mechanisms."""

from comity.reconciling.across import mechanisms_across
from comity.reconciling.deriving import derive

__all__ = ["derive", "mechanisms_across"]
