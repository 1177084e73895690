import os

from django.db import models

from .llavero import cifrar, descifrar, llave


class TextoCifrado(models.TextField):
    """A text that the database sees only encrypted (bytea); it cannot be searched. "" stays empty."""

    def __init__(self, *args, uso: str, **kwargs) -> None:
        self.uso = uso
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        nombre, ruta, args, kwargs = super().deconstruct()
        return nombre, ruta, args, {**kwargs, "uso": self.uso}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None:
            return None
        return connection.Database.Binary(cifrar(value, llave(self.uso)) if value else b"")

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        return descifrar(value, llave(self.uso)) if value else ""


class LlavePersonal(models.Model):
    """The key under which the free text about one person is kept: destroy it and the text is gone.

    Source: Ley 1581 de 2012, art. 8 e) (right to erasure).
    """

    sujeto = models.CharField(max_length=60, unique=True)  # opaque: "persona:<uuid>" or "institucional"
    secreto = TextoCifrado(uso="llaves-personales")

    def __str__(self) -> str:
        return self.sujeto

    @classmethod
    def de(cls, sujeto: str) -> bytes:
        """The 32-byte key of ``sujeto``, made on first use."""
        fila, _ = cls.objects.get_or_create(sujeto=sujeto, defaults={"secreto": os.urandom(32).hex()})
        return bytes.fromhex(fila.secreto)
