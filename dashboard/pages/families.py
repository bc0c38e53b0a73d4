"""Families served, and what others have published of them."""

from dashboard.ground.i18n import N_
from dashboard.pages import ledes
from dashboard.pages.page import Page
from dashboard.reading.families import indicators as families
from dashboard.reading.published import indicators as published

PAGE = Page(
    path="/gimenes",
    title=N_("Families"),
    lede=ledes.served_and_new,
    sections=(*families.SECTIONS, published.BESIDE),
)
