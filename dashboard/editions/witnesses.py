"""Heads of the audit log that stand in manifests: editions are its witnesses."""

from dashboard.editions.shelf import Shelf
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.verdict import Known
from dashboard.ground.i18n import _


def witnesses(shelf: Shelf) -> list[Known]:
    """Return the head that each edition was published with, oldest first."""
    return [
        Known(head=head, source=_("edition {n}", n=one.number))
        for one in shelf.every_manifest()
        if (head := Head.read(one.audit_head))
    ]
