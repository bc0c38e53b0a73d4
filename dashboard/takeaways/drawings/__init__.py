"""Answers as drawings: plain data that slides, documents and pictures are made of."""
