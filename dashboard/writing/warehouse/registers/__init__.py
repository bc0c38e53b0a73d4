"""The registers the coordinator keeps, and how each can be mended and undone."""

from dashboard.writing.warehouse.registers.institution import (
    add_institution,
    institutions,
)
from dashboard.writing.warehouse.registers.names import add_alias, merge
from dashboard.writing.warehouse.registers.post import NewPost, add_post, posts
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)

__all__ = [
    "NewPost",
    "RegisterError",
    "RegisteredAlreadyError",
    "add_alias",
    "add_institution",
    "add_post",
    "institutions",
    "merge",
    "posts",
]
