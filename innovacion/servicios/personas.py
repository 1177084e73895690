"""People who take part: each one written once, merged when somebody confirms that two are one."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from innovacion.models import Fusion, Participante
from innovacion.personas import fundir
from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.cuentas.models import Usuario


class FusionImposible(Exception):
    """They already are one, or are the same row; the text is for the person who tried."""


def nombre_publico(usuario: Usuario) -> str:
    """How an account signs what everybody reads: never its address."""
    suyo = Participante.objects.filter(usuario=usuario).first()
    if suyo:
        return suyo.nombre
    return usuario.nombre_visible or (str(usuario.persona) if usuario.persona_id else "Persona con cuenta")


@transaction.atomic
def anotar_participante(*, actor: Actor, correo: str = "", **datos: Any) -> Participante:
    """The person of that address, or a new one; returns the row under which she counts.

    ``datos``: nombre, profesion, institucion, centro, telefono, consiente_contacto.
    """
    indice = Participante.indice_de(correo)
    suya = _la_de(indice)
    if suya:
        return suya.fusionado_en or suya
    nueva = Participante.objects.create(correo=correo.strip().lower(), indice_correo=indice, **datos)
    registrar("participante_anotado", nueva, actor=actor)
    return nueva


def _la_de(indice: str) -> Participante | None:
    if not indice:
        return None
    filas = Participante.objects.select_for_update(of=("self",)).select_related("fusionado_en")
    return filas.filter(indice_correo=indice).first()


@transaction.atomic
def presentarse(*, actor: Usuario, **datos: Any) -> Participante:
    """An account says who she is where people take part; a second time corrects the first.

    If somebody registered with the (confirmed) address of the account, it is her: the row becomes hers.
    """
    indice = Participante.indice_de(actor.email)
    suya = Participante.objects.filter(usuario=actor).first() or _la_de(indice)
    if suya is None or suya.usuario_id not in {None, actor.pk}:
        correo = {} if suya else {"correo": actor.email, "indice_correo": indice}
        suya = Participante.objects.create(usuario=actor, **correo, **datos)
    else:
        for campo, valor in {"usuario": actor, **datos}.items():
            setattr(suya, campo, valor)
        suya.save(update_fields=["usuario", *datos])
    registrar("participante_se_presenta", suya, actor=actor)
    return suya


@transaction.atomic
def fusionar(vieja: Participante, nueva: Participante, *, actor: Usuario) -> Fusion:
    """Somebody confirms that two rows are one person: from now on they count once, as ``nueva``.

    Nothing she did is moved or lost. Raises FusionImposible.
    """
    todas = Participante.objects.select_for_update(of=("self",)).order_by("pk")
    tocan = list(todas.filter(pk__in=_familia(vieja, nueva)))
    fusionadas = {p.pk: p.fusionado_en_id for p in tocan if p.fusionado_en_id}
    try:
        ahora = fundir(vieja.pk, nueva.pk, fusionadas)
    except ValueError as error:
        raise FusionImposible(str(error)) from error
    for pk, destino in ahora.items():
        Participante.objects.filter(pk=pk).update(fusionado_en=destino)
    dicha = Fusion.objects.create(vieja=vieja, nueva=nueva, dicha_en=timezone.now(), dicha_por=actor)
    registrar("participantes_fusionados", nueva, actor=actor, datos={"vieja": vieja.pk})
    return dicha


def _familia(*filas: Participante) -> set[int]:
    """The keys of ``filas``, of those they were merged into and of those merged into these."""
    cabezas = {f.fusionado_en_id or f.pk for f in filas}
    colgadas = Participante.objects.filter(fusionado_en__in=cabezas).order_by().values_list("pk", flat=True)
    return {*cabezas, *(f.pk for f in filas), *colgadas}
