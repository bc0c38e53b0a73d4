"""Slides: native charts, tables and shapes that people may edit, and check later."""
