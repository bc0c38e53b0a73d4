"""The coordinator's desk: the writing side of the web, as plain forms."""

from flask import Flask

from dashboard.editions.shelf import Shelf
from dashboard.web.desk import (
    answers,
    batches,
    blanks,
    editions,
    files,
    guard,
    journal,
    seminars,
    trouble,
    waiting,
)


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the forms below /dati/, behind their gate."""
    server.before_request(guard.check)
    server.after_request(guard.give_token)
    for part in (
        files,
        batches,
        waiting,
        editions,
        answers,
        blanks,
        seminars,
        journal,
        trouble,
    ):
        part.register(server, shelf)
    trouble.lead_back(server)
