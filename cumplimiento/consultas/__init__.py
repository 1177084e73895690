"""Reads of compliance, for pages and figures."""
