"""The coordinator's desk: the writing side of the web, as plain forms."""

from flask import Flask

from dashboard.editions.shelf import Shelf
from dashboard.web.desk import (
    alike,
    answers,
    batches,
    blanks,
    editions,
    files,
    guard,
    journal,
    mirror,
    registers,
    reminders,
    seminars,
    trouble,
    waiting,
)


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the forms below /dati/, behind their gate."""
    server.before_request(guard.check)
    server.after_request(guard.give_token)
    parts = (
        files,
        batches,
        waiting,
        alike,
        mirror,
        reminders,
        editions,
        answers,
        blanks,
    )
    for part in (*parts, registers, seminars, journal, trouble):
        part.register(server, shelf)
    trouble.lead_back(server)
