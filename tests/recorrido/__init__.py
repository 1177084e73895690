"""The whole walk, in Chromium, on the invented country: one story per role."""
