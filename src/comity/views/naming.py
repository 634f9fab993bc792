"""Names of states for views that were given none: those of the register."""

from __future__ import annotations

from comity.views.frame import Names


def state_names() -> Names:
    """The register's short English names by ISO 3166 code."""
    from comity.register import load_register  # read only where it is needed: views with names given stay light

    return load_register().name
