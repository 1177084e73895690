"""How a procedure runs, as plain values: its form, its stages, what is wrong with it, where a case goes."""
