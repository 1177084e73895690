"""What may happen to a procedure and to a case."""
