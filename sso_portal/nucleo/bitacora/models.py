"""The append-only record: every act, every reading of a person's data, and the seals over both."""

from django.db import models
from django.utils import timezone


class TransaccionActual(models.Func):
    """PostgreSQL's 64-bit id of the running transaction."""

    template = "(pg_current_xact_id()::text::bigint)"
    arity = 0
    output_field = models.BigIntegerField()
    allowed_default = True


class Evento(models.Model):
    """One act. No foreign keys and no personal data, so neither live rows nor the law's erasure touch it."""

    ocurrido_en = models.DateTimeField(default=timezone.now)
    transaccion = models.BigIntegerField(db_default=TransaccionActual(), editable=False)
    acto = models.CharField(max_length=60)  # "validada", "posiciones_publicadas"
    sujeto = models.CharField(max_length=60)  # model label: "inscripciones.Inscripcion"
    sujeto_id = models.CharField(max_length=40)
    actor_id = models.CharField(max_length=40)  # pk of the Usuario, or "sistema"
    actor_rol = models.CharField(max_length=60)  # the role in force, with its authority or entity
    datos = models.JSONField(default=dict)  # codes, numbers and hashes
    motivo_de = models.CharField(max_length=60, blank=True)  # whose key hides the reason
    motivo_cifrado = models.BinaryField(default=bytes)

    class Meta:
        indexes = [
            models.Index(fields=["sujeto", "sujeto_id", "id"], name="bitacora_evento_sujeto"),
            models.Index(fields=["actor_id", "ocurrido_en"], name="bitacora_evento_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.sujeto} {self.sujeto_id}: {self.acto}"


class Lectura(models.Model):
    """Somebody opened data or a document of a person: what, in which role and for which purpose."""

    ocurrida_en = models.DateTimeField(default=timezone.now)
    persona_id = models.CharField(max_length=40, db_index=True)
    actor_id = models.CharField(max_length=40)
    actor_rol = models.CharField(max_length=60)
    objeto = models.CharField(max_length=60)
    objeto_id = models.CharField(max_length=40)
    proposito = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.actor_rol} leyó {self.objeto} {self.objeto_id}"


class Lote(models.Model):
    """A sealed batch of events; ``cadena`` = SHA-256(previous cadena ‖ raiz), all in hexadecimal."""

    numero = models.PositiveIntegerField(primary_key=True)
    sellado_en = models.DateTimeField(default=timezone.now)
    cantidad = models.PositiveIntegerField()
    raiz = models.CharField(max_length=64)  # SHA-256 of the concatenated leaves
    cadena = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"Lote {self.numero}"


class LoteEvento(models.Model):
    """Membership of an event in its batch, with the hash its bytes had when they were sealed."""

    evento = models.OneToOneField(
        Evento, models.PROTECT, primary_key=True, related_name="sello", db_constraint=False
    )
    lote = models.ForeignKey(
        Lote, models.PROTECT, related_name="miembros", db_index=False
    )  # its rule finds it
    orden = models.PositiveIntegerField()
    huella = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lote", "orden"], name="bitacora_loteevento_orden"),
        ]

    def __str__(self) -> str:
        return f"{self.lote_id}/{self.orden}"
