"""Reads of a draw, for pages and files."""
