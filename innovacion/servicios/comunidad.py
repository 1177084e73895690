"""What the community team does: note contacts, answer who asks, tell news, hold courses."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import EstadoApoyo, EstadoNoticia
from innovacion.models import (
    AlumnoCurso,
    ContactoComunidad,
    CuentaRed,
    Curso,
    Innovacion,
    Noticia,
    Participante,
    SesionCurso,
    SolicitudApoyo,
)
from innovacion.redes import texto_corto, texto_whatsapp
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.servicios import olvidar
from sso_portal.nucleo.una_vez import ya_hecho


@transaction.atomic
def anotar_contacto(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> ContactoComunidad:
    """Keep that somebody was spoken with (fecha, canal, profesion, institucion, tema, respondio)."""
    if anterior := ya_hecho(ContactoComunidad, clave):
        return anterior
    contacto = ContactoComunidad.objects.create(anotado_por=actor, clave=clave, **datos)
    registrar("contacto_anotado", contacto, actor=actor, datos={"canal": contacto.canal})
    return contacto


@transaction.atomic
def anotar_seguidores(*, actor: Usuario, red: str, fecha: date, **datos: Any) -> CuentaRed:
    """Keep how many follow a network on a day (seguidores, fuente); the same day again corrects it."""
    cuenta, _ = CuentaRed.objects.update_or_create(
        red=red, fecha=fecha, defaults={**datos, "anotada_por": actor}
    )
    olvidar("INN-022-REDES")
    registrar("seguidores_anotados", cuenta, actor=actor, datos={"red": red, "seguidores": cuenta.seguidores})
    return cuenta


@transaction.atomic
def pedir_apoyo(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> SolicitudApoyo:
    """Ask the help desk (asunto, texto); the same ``clave`` gives the same one."""
    if anterior := ya_hecho(SolicitudApoyo, clave):
        return anterior
    solicitud = SolicitudApoyo.objects.create(pedida_por=actor, clave=clave, **datos)
    registrar("apoyo_pedido", solicitud, actor=actor)
    return solicitud


@transaction.atomic
def responder_apoyo(solicitud: SolicitudApoyo, respuesta: str, *, actor: Usuario) -> None:
    """Answer who asked, in her own page, and write to her. Raises TransicionInvalida if one already did."""
    firma: dict[str, Any] = {"respondida_en": timezone.now(), "respondida_por": actor}
    transitar(solicitud, EstadoApoyo.RESPONDIDA, actor=actor, respuesta=respuesta, **firma)
    avisar(
        solicitud.pedida_por, "apoyo_respuesta", clave=f"apoyo-{solicitud.pk}",
        asunto=solicitud.asunto, enlace=reverse("innovacion:apoyo"),
    )  # fmt: skip


@transaction.atomic
def escribir_noticia(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Noticia:
    """Write a draft with its texts for networks, which somebody reads before publishing."""
    if anterior := ya_hecho(Noticia, clave):
        return anterior
    noticia = Noticia.objects.create(clave=clave, **datos)
    de_redes, de_whatsapp = enlaces_de(noticia)
    noticia.texto_corto = texto_corto(noticia.titulo, noticia.resumen, de_redes)
    noticia.texto_whatsapp = texto_whatsapp(noticia.titulo, noticia.resumen, de_whatsapp)
    noticia.save(update_fields=["texto_corto", "texto_whatsapp"])
    registrar("noticia_escrita", noticia, actor=actor)
    return noticia


def enlaces_de(noticia: Noticia) -> tuple[str, str]:
    """The link that each text carries, short and WhatsApp: it says from which one a reading came."""
    enlace = f"{settings.PORTAL_URL}{noticia.get_absolute_url()}"
    return f"{enlace}?de=redes", f"{enlace}?de=whatsapp"


@transaction.atomic
def publicar_noticia(noticia: Noticia, *, actor: Usuario, corto: str, whatsapp: str) -> None:
    """Everybody reads it, with the texts for networks that ``actor`` approves. Raises TransicionInvalida."""
    firma: dict[str, Any] = {"publicada_en": timezone.now(), "publicada_por": actor}
    textos: dict[str, Any] = {"texto_corto": corto, "texto_whatsapp": whatsapp}
    transitar(noticia, EstadoNoticia.PUBLICADA, actor=actor, **firma, **textos)


class YaTieneGanadora(Exception):
    """Another one won; the text is for who names a second."""

    def __init__(self, ganadora: Innovacion) -> None:
        super().__init__(f"Ya se dijo que ganó «{ganadora}»")


@transaction.atomic
def nombrar_ganadora(concurso: Noticia, ganadora: Innovacion, *, actor: Usuario) -> None:
    """Say which innovation won; the same one twice is once. Raises YaTieneGanadora."""
    uno = Noticia.objects.select_for_update(of=("self",)).select_related("ganadora").get(pk=concurso.pk)
    if uno.ganadora == ganadora:
        return
    if uno.ganadora:
        raise YaTieneGanadora(uno.ganadora)
    uno.ganadora = ganadora
    uno.save(update_fields=["ganadora"])
    registrar("ganadora_nombrada", uno, actor=actor, datos={"innovacion": ganadora.pk})


@transaction.atomic
def retirar_noticia(noticia: Noticia, *, actor: Usuario) -> None:
    """Nobody reads it any more. Raises TransicionInvalida."""
    transitar(noticia, EstadoNoticia.RETIRADA, actor=actor)


@transaction.atomic
def crear_curso(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Curso:
    """Add a course to the catalogue (nombre, descripcion, horas)."""
    if anterior := ya_hecho(Curso, clave):
        return anterior
    curso = Curso.objects.create(clave=clave, **datos)
    registrar("curso_creado", curso, actor=actor)
    return curso


@transaction.atomic
def entrar_al_curso(curso: Curso, quien: Participante, *, actor: Usuario) -> AlumnoCurso:
    """A person enters a course; twice is once."""
    alumno, es_nuevo = AlumnoCurso.objects.get_or_create(curso=curso, participante=quien)
    if es_nuevo:
        registrar("curso_alumno", curso, actor=actor, datos={"participante": quien.pk})
    return alumno


@transaction.atomic
def anotar_sesion(
    curso: Curso,
    *,
    actor: Usuario,
    asistieron: Iterable[AlumnoCurso],
    clave: UUID | None = None,
    **datos: Any,
) -> SesionCurso:
    """Keep a session that was held (fecha, tema, horas) with who came."""
    if anterior := ya_hecho(SesionCurso, clave):
        return anterior
    sesion = SesionCurso.objects.create(curso=curso, clave=clave, **datos)
    sesion.asistieron.set(asistieron)
    registrar("curso_sesion", curso, actor=actor, datos={"sesion": sesion.pk})
    return sesion
