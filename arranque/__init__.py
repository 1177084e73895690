"""Starts the portal on one machine: private servers, demo, checks. Production uses none of it."""
