"""What somebody answers to a message of the portal becomes a comment, as on the page. Source: G6-10."""

from enum import Enum
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from innovacion.correo_recibido import Correo, leer_correo
from innovacion.direccion_respuesta import Permiso, permiso_de
from innovacion.models import Aporte, Practica, Reto
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.cifras import miles

from .retos import aportar

LARGO = 2000  # as on the page
COSAS: dict[str, Any] = {"reto": Reto, "practica": Practica}
DESCONOCIDA = "La dirección a la que escribió no es de una conversación del portal. Revise que esté completa"
AJENA = "Su respuesta llegó desde otro correo. Respóndala desde el correo de su cuenta"
VENCIDA = "Esa conversación se podía responder por correo durante 30 días, y ya pasaron"
CERRADA = "Esa conversación ya se cerró o no está a la vista"
ARCHIVOS = "Su correo trae un archivo o una imagen, y solo se publica texto. Envíelo otra vez sin archivos"
SIN_TEXTO = "Su programa de correo no envió texto simple. Cámbielo a «texto sin formato» y envíelo otra vez"
VACIA = "No encontramos nada escrito encima del mensaje que respondió. Escriba su comentario arriba de todo"


class Destino(Enum):
    """What became of a message."""

    COMENTARIO = "comentario"
    DEVUELTO = "devuelto"  # its sender was told why
    CALLADO = "callado"  # of a machine: nobody answers it


@transaction.atomic
def recibir_correo(crudo: bytes, *, para: str = "", de: str | None = None) -> Destino:
    """Take one message, as the mail server gives it. The same one twice is one comment and one answer."""
    correo = leer_correo(crudo, para=para, de=de)
    if correo.es_automatico:
        return Destino.CALLADO
    permiso = next((p for p in map(permiso_de, correo.para) if p), None)
    quien = _cuenta(permiso)
    if permiso is None or quien is None:
        return _devolver_a_quien_escribe(correo, DESCONOCIDA)
    if correo.de != quien.email.lower():
        return _devolver_a_quien_escribe(correo, AJENA)
    if Aporte.objects.filter(clave=correo.clave).exists():
        return Destino.COMENTARIO
    cosa = COSAS[permiso.clase].objects.visibles_para(quien).filter(pk=permiso.pk).first()
    if motivo := _por_que_no(correo, permiso, cosa):
        return _devolver(quien, motivo, cosa, f"{correo.clave}")
    aportar(cosa, correo.texto or "", actor=quien, clave=correo.clave)
    return Destino.COMENTARIO


def _cuenta(permiso: Permiso | None) -> Usuario | None:
    return Usuario.objects.filter(pk=permiso.usuario, is_active=True).first() if permiso else None


def _por_que_no(correo: Correo, permiso: Permiso, cosa: Reto | Practica | None) -> str:
    """The first thing that keeps it from being published, in words; "" if nothing does."""
    reparos = {
        VENCIDA: timezone.localdate() > permiso.vence_el,
        CERRADA: cosa is None or not _recibe(cosa),
        ARCHIVOS: correo.con_archivos,
        SIN_TEXTO: correo.texto is None,
        VACIA: not correo.texto,
    }
    if motivo := next((m for m, pasa in reparos.items() if pasa), ""):
        return motivo
    largo = len(correo.texto or "")
    return (
        f"Su comentario tiene {miles(largo)} letras y caben {miles(LARGO)}. Acórtelo" if largo > LARGO else ""
    )


def _recibe(cosa: Reto | Practica) -> bool:
    return cosa.esta_abierto if isinstance(cosa, Reto) else cosa.esta_publicada


def _devolver(a_quien: Usuario | str, motivo: str, cosa: Reto | Practica | None, clave: str) -> Destino:
    enlace = cosa.get_absolute_url() if cosa else "/innovacion/retos/"
    avisar(a_quien, "respuesta_no_publicada", clave=f"respuesta-no-{clave}", motivo=motivo, enlace=enlace)
    return Destino.DEVUELTO


def _devolver_a_quien_escribe(correo: Correo, motivo: str) -> Destino:
    """Tell an address that nobody vouches for, at most once a day: it may not have written."""
    quien = sha256(correo.de.encode()).hexdigest()[:32]
    return _devolver(correo.de, motivo, None, f"{quien}-{timezone.localdate()}")
