"""From the record to a reader: functions that make text of a record and its documents, without input or output.

`VIEWS` holds the single views by the name of their command; the brief is `comity.views.brief.brief`, what stands behind
one entry `comity.views.why.why`, and files for other programs are `comity.views.exports`.
"""
