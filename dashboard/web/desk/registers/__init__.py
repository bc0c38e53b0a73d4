"""The registers on the desk: each can be mended, and each change undone."""

from flask import Flask

from dashboard.editions.shelf import Shelf
from dashboard.web.desk.registers import files, index, institutions, lists, posts


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the registers."""
    for part in (index, institutions, posts, lists, files):
        part.register(server, shelf)
