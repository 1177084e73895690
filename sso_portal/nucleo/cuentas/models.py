"""People, users and the appointments from which every right of an official comes."""

from typing import Any
from uuid import uuid4

import rules
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad


class Persona(models.Model):
    """A human being the portal knows of, with or without an account."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nombres = models.CharField(max_length=80)
    apellidos = models.CharField(max_length=80)
    telefono = TextoCifrado("teléfono", uso="contacto", default="")
    creada_en = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.nombres} {self.apellidos}".strip()

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.pk}"

    @cached_property
    def documento(self) -> "DocumentoIdentidad | None":
        """The identity document in force (the last one declared)."""
        return self.documentos.order_by("-pk").first()


class DocumentoIdentidad(models.Model):
    """One identity document of a person; the number is encrypted, and found by its blind index.

    Writing a number proves nothing, so nobody keeps it from others: what must not repeat, a validated
    registration in a process, is held where that is decided.
    """

    class Tipo(models.TextChoices):
        CC = "CC", "Cédula de ciudadanía"
        CE = "CE", "Cédula de extranjería"
        PPT = "PPT", "Permiso por protección temporal"

    persona = models.ForeignKey(Persona, models.CASCADE, related_name="documentos")
    tipo = models.CharField(max_length=3, choices=Tipo)
    numero = TextoCifrado("número", uso="identidad")
    indice = models.CharField(max_length=64, db_index=True, editable=False)

    def __str__(self) -> str:
        return f"{self.tipo} terminado en {self.ultimos4}"

    @staticmethod
    def indice_de(tipo: str, numero: str) -> str:
        """The blind index by which the same document is recognised."""
        return indice_ciego("identidad", f"{tipo}:{numero.strip().upper()}")

    @property
    def ultimos4(self) -> str:
        return self.numero[-4:]


class UsuarioManager(BaseUserManager):
    def create_user(self, email, password=None, **extra):
        usuario = self.model(email=self.normalize_email(email).lower(), **extra)
        usuario.set_password(password)
        usuario.save()
        return usuario

    def create_superuser(self, email, password=None, **extra):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class Usuario(AbstractUser):
    """An account: signs in with e-mail and password; at most one Persona behind it."""

    # The three ignores: django-stubs knows no user without username, which Django documents.
    username = None  # type: ignore[assignment]
    first_name = last_name = None  # type: ignore[assignment]
    nombre_visible = models.CharField(max_length=120, blank=True)  # what colleagues see
    email = models.EmailField("correo electrónico", unique=True)  # always in lower case
    persona = models.OneToOneField(Persona, models.PROTECT, null=True, blank=True, related_name="usuario")
    autorizo_datos_en = models.DateTimeField(null=True, editable=False)  # Ley 1581 de 2012, art. 9
    es_demo = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UsuarioManager()  # type: ignore[assignment, misc]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cuentas_usuario_correo_minusculas", condition=Q(email=Lower("email"))
            )
        ]

    def __str__(self) -> str:
        return self.nombre_visible or (str(self.persona) if self.persona_id else "") or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Every act of the house is decided by its rule, also for whoever administers the server.

        Django's shortcut for superusers stays only for the permissions of the admin's catalogues.
        """
        if rules.perm_exists(perm):
            return self.is_active and bool(rules.has_perm(perm, self, obj))
        return super().has_perm(perm, obj)

    @cached_property
    def nombramientos_vigentes(self) -> list["Nombramiento"]:
        """The appointments in force today, in the order they were made (one query a request)."""
        vigentes = self.nombramientos.vigentes().select_related("autoridad", "entidad__municipio")
        return list(vigentes.order_by("pk"))

    def tiene_rol(self, *roles: str) -> bool:
        return any(n.rol in roles for n in self.nombramientos_vigentes)

    @property
    def es_funcionario(self) -> bool:
        """Acts for an institution: the second factor is compulsory."""
        return self.is_staff or bool(self.nombramientos_vigentes)

    def autoridades(self, *roles: str) -> set[str]:
        """Codes of the authorities in which the user holds one of ``roles``."""
        return {n.autoridad_id for n in self.nombramientos_vigentes if n.rol in roles and n.autoridad_id}

    def entidades(self, *roles: str) -> set[int]:
        """Ids of the entities in which the user holds one of ``roles``."""
        return {n.entidad_id for n in self.nombramientos_vigentes if n.rol in roles and n.entidad_id}

    @property
    def rol_bitacora(self) -> str:
        """How the record names the role in which the user acts: codes, no names."""
        primero = next(iter(self.nombramientos_vigentes), None)
        return primero.rol_bitacora if primero else "ciudadania"


class Rol(models.TextChoices):
    IPS = "ips", "Entidad que ofrece plazas"
    SECRETARIA = "secretaria", "Secretaría de salud"
    JEFE_SECRETARIA = "jefe_secretaria", "Jefatura de secretaría de salud"
    MINISTERIO = "ministerio", "Ministerio"
    VEEDOR = "veedor", "Comité veedor"
    VIGILADA = "vigilada", "Entidad que informa cumplimiento"
    FISCALIZACION = "fiscalizacion", "Supervisión del cumplimiento"
    OIRS = "oirs", "Orientación al usuario"
    FUNCIONARIO = "funcionario", "Responde trámites de su entidad"
    AGENTE = "agente", "Atiende en un punto o por teléfono"
    ADMIN_TRAMITES = "admin_tramites", "Administra los trámites de su entidad"
    DIRECCION = "direccion", "Dirección de trámites y canales"
    GESTOR_CAMBIOS = "gestor_cambios", "Gestor de cambios de su entidad"
    COMUNIDAD = "comunidad", "Comunidad y mesa de ayuda de innovación"
    EXPERTO = "experto", "Evalúa innovaciones"


ROLES_DE_AUTORIDAD = [Rol.SECRETARIA, Rol.JEFE_SECRETARIA]
ROLES_DE_ENTIDAD = [
    Rol.IPS,
    Rol.VIGILADA,
    Rol.FUNCIONARIO,
    Rol.AGENTE,
    Rol.ADMIN_TRAMITES,
    Rol.GESTOR_CAMBIOS,
]
ROLES_DEL_PAIS = [
    Rol.MINISTERIO,
    Rol.VEEDOR,
    Rol.FISCALIZACION,
    Rol.OIRS,
    Rol.DIRECCION,
    Rol.COMUNIDAD,
    Rol.EXPERTO,
]


class NombramientoQuerySet(models.QuerySet):
    def vigentes(self):
        hoy = timezone.localdate()
        return self.filter(Q(hasta=None) | Q(hasta__gte=hoy), desde__lte=hoy)

    def visibles_para(self, usuario):
        """The ministry sees all of them; an official, their own."""
        return self if usuario.tiene_rol(Rol.MINISTERIO) else self.filter(usuario=usuario)


class Nombramiento(models.Model):
    """An official's role, over an authority or an entity, between two dates."""

    usuario = models.ForeignKey(Usuario, models.PROTECT, related_name="nombramientos")
    rol = models.CharField(max_length=20, choices=Rol)
    autoridad = models.ForeignKey(AutoridadTerritorial, models.PROTECT, null=True, blank=True)
    entidad = models.ForeignKey(Entidad, models.PROTECT, null=True, blank=True)
    desde = models.DateField(default=timezone.localdate)
    hasta = models.DateField(null=True, blank=True)

    objects = NombramientoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cuentas_nombramiento_ambito",
                condition=Q(rol__in=ROLES_DE_AUTORIDAD, autoridad__isnull=False, entidad=None)
                | Q(rol__in=ROLES_DE_ENTIDAD, autoridad=None, entidad__isnull=False)
                | Q(rol__in=ROLES_DEL_PAIS, autoridad=None, entidad=None),
                violation_error_code="ambito_no_corresponde",
                violation_error_message="Elija una secretaría o una entidad, según el rol.",
            ),
            models.CheckConstraint(
                name="cuentas_nombramiento_fechas",
                condition=Q(hasta=None) | Q(hasta__gte=F("desde")),
                violation_error_message="El nombramiento no puede terminar antes de empezar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} · {self.ambito}"

    @property
    def ambito(self) -> str:
        return str(self.autoridad or self.entidad or "Todo el país")

    @property
    def rol_bitacora(self) -> str:
        codigo = self.autoridad_id or (f"entidad-{self.entidad_id}" if self.entidad_id else "")
        return f"{self.rol}:{codigo}" if codigo else self.rol


class AusenciaQuerySet(models.QuerySet):
    def del_dia(self, dia):
        """Those that cover ``dia`` (a legal day of Colombia)."""
        return self.filter(desde__lte=dia, hasta__gte=dia)

    def visibles_para(self, usuario):
        """The ministry sees all of them; an official, their own."""
        return self if usuario.tiene_rol(Rol.MINISTERIO) else self.filter(usuario=usuario)


class Ausencia(models.Model):
    """Days on which an official answers for nothing: holidays, leave, a commission. Both ends count."""

    usuario = models.ForeignKey(Usuario, models.PROTECT, related_name="ausencias")
    desde = models.DateField()
    hasta = models.DateField()
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = AusenciaQuerySet.as_manager()

    class Meta:
        ordering = ["desde", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cuentas_ausencia_fechas",
                condition=Q(hasta__gte=F("desde")),
                violation_error_message="La ausencia no puede terminar antes de empezar.",
            ),
            models.UniqueConstraint(
                fields=["usuario", "desde", "hasta"],
                name="cuentas_ausencia_unica",
                violation_error_message="Esa ausencia ya está anotada.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ausencia del {self.desde} al {self.hasta}"


class Suplencia(models.Model):
    """Who stands in for an official who is absent: the first by ``orden`` who is not absent too."""

    usuario = models.ForeignKey(Usuario, models.PROTECT, related_name="suplencias")
    suplente = models.ForeignKey(Usuario, models.PROTECT, related_name="+")
    orden = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["usuario", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["usuario", "orden"], name="cuentas_suplencia_orden"),
            models.UniqueConstraint(
                fields=["usuario", "suplente"],
                name="cuentas_suplencia_unica",
                violation_error_message="Esa persona ya está en la lista.",
            ),
            models.CheckConstraint(
                name="cuentas_suplencia_de_otra_persona",
                condition=~Q(suplente=F("usuario")),
                violation_error_message="Nadie se suple a sí mismo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suplente} suple a {self.usuario}"
