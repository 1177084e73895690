"""The catalogue and the directory for other portals: GET, JSON, no key. Source: ATD-009, Ley 1712 de 2014."""
