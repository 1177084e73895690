from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.documentos.models import Archivo

from .estados import TRANSICIONES, Causa, Estado
from .tipos import TipoCertificado, tipo_registrado


class CertificadoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The ministry sees all of them; a person, their own."""
        return self if usuario.tiene_rol(Rol.MINISTERIO) else self.propios(usuario)

    def propios(self, usuario):
        return self.filter(titular=usuario.persona_id) if usuario.persona_id else self.none()


class Certificado(models.Model):
    """Something the portal states about a person. The row verifies at once; its PDF waits to be opened."""

    TRANSICIONES = TRANSICIONES

    codigo = models.CharField("código", max_length=24, unique=True, editable=False)
    tipo = models.CharField(max_length=40, editable=False)
    titular = models.ForeignKey(Persona, models.PROTECT, related_name="certificados", editable=False)
    datos = models.JSONField(
        default=dict, editable=False
    )  # what it states; nothing sensitive, it gets printed
    huella_documento = models.CharField(max_length=64, blank=True, editable=False)
    clave_unica = models.CharField(max_length=120, unique=True, editable=False)  # the fact it certifies
    es_ensayo = models.BooleanField(default=False, editable=False)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.VIGENTE, editable=False)
    emitido_en = models.DateTimeField(default=timezone.now, editable=False)
    fecha_vencimiento = models.DateField(null=True, editable=False)
    revocado_en = models.DateTimeField(null=True, editable=False)
    revocado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    causa_revocacion = models.CharField(max_length=10, choices=Causa, blank=True, editable=False)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, editable=False, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)  # of the signed PDF

    objects = CertificadoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="firmas_certificado_revocado_con_firma",
                condition=Q(estado=Estado.REVOCADO, revocado_en__isnull=False, revocado_por__isnull=False)
                & ~Q(causa_revocacion="")
                | ~Q(estado=Estado.REVOCADO) & Q(revocado_en=None, revocado_por=None, causa_revocacion=""),
            ),
            models.CheckConstraint(
                name="firmas_certificado_archivo_con_huella",
                condition=Q(archivo=None, sha256="") | Q(archivo__isnull=False) & ~Q(sha256=""),
            ),
        ]
        indexes = [models.Index(fields=["titular", "-emitido_en"], name="firmas_certificado_titular")]

    def __str__(self) -> str:
        return f"Certificado {self.codigo}"

    def get_absolute_url(self) -> str:
        return reverse("firmas:descargar", args=[self.codigo])

    @staticmethod
    def huella_de(codigo: str, ultimos4: str) -> str:
        """The blind index of the last four characters of the holder's document, good for one code only."""
        return indice_ciego("certificado", f"{codigo}:{ultimos4.strip().upper()}")

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.titular_id}"

    @property
    def definicion(self) -> TipoCertificado:
        return tipo_registrado(self.tipo)

    @property
    def afirmacion(self) -> str:
        """What it states of its holder, without naming anybody."""
        return self.definicion.afirma.format(**self.datos)

    @property
    def esta_vencido(self) -> bool:
        return bool(self.fecha_vencimiento and self.fecha_vencimiento < timezone.localdate())

    @property
    def situacion(self) -> str:
        """The one word that whoever verifies it needs: Vigente, Vencido or Revocado."""
        return "Vencido" if self.es_descargable and self.esta_vencido else self.get_estado_display()

    @property
    def es_descargable(self) -> bool:
        return self.estado != Estado.REVOCADO

    @property
    def url_verificacion(self) -> str:
        """The address its QR holds."""
        return settings.PORTAL_URL + reverse("firmas:comprobar", args=[self.codigo])
