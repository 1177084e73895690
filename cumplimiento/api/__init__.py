"""The web service: the third door to the obligations of an entity, for its systems. GET and POST only."""
