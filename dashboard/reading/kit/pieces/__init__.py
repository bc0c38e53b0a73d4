"""Pieces of HTML that pictures and pages share."""
