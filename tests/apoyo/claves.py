"""Argon2 as in production, with parameters that cost nothing."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Barato(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1
