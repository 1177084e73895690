"""How data is written for people: dates, pesos, fingerprints, states. Pure functions, no models."""
