"""What wants a person's eye, and what a person decides about it: a queue over the record, and judgements in the ledger.

Invariant: the queue only asks. All that a person decides is a judgement, with who and when, and can be taken back.
"""

from comity.reviewing.queue import open_questions
from comity.reviewing.settling import change, confirm, reject, undo

__all__ = ["change", "confirm", "open_questions", "reject", "undo"]
