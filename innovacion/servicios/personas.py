"""People who take part: each one written once, merged when somebody confirms that two are one."""

from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from innovacion.models import Centro, Fusion, NombreCentro, Participante, Separacion
from innovacion.personas import fundir, reunir
from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.servicios import olvidar
from sso_portal.nucleo.legible.acentos import sin_acentos

DE_PERSONAS = ("INN-023", "INN-009", "INN-020", "INN-020-MES")  # metrics that count people
CERROJO = 0x4655_5349  # any constant: the key of the advisory lock


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
    datos["centro"] = datos.get("centro") or centro_llamado(datos.get("institucion", ""))
    nueva = Participante.objects.create(correo=correo.strip().lower(), indice_correo=indice, **datos)
    registrar("participante_anotado", nueva, actor=actor)
    return nueva


def centro_llamado(escrito: str) -> Centro | None:
    """The institution of the community that somebody tied to what a person writes by hand; None of none."""
    nombres = NombreCentro.objects.select_related("centro__entidad").filter(llano=sin_acentos(escrito))
    nombre = nombres.first() if escrito else None
    return nombre.centro if nombre else None


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
    datos["centro"] = datos.get("centro") or centro_llamado(datos.get("institucion", ""))
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

    Nothing she did is moved or lost. Said twice it is the same merge. Raises FusionImposible.
    """
    _una_a_la_vez()
    if ya := Fusion.objects.vigentes().filter(vieja=vieja, nueva=nueva).first():
        return ya
    tocan = _familia(vieja, nueva)
    fusionadas = {p.pk: p.fusionado_en_id for p in tocan if p.fusionado_en_id}
    try:
        ahora = fundir(vieja.pk, nueva.pk, fusionadas)
    except ValueError as error:
        raise FusionImposible(str(error)) from error
    _contar_como(tocan, ahora)
    dicha = Fusion.objects.create(vieja=vieja, nueva=nueva, dicha_en=timezone.now(), dicha_por=actor)
    olvidar(*DE_PERSONAS)
    registrar("participantes_fusionados", nueva, actor=actor, datos={"vieja": vieja.pk})
    return dicha


@transaction.atomic
def separar(fusion: Fusion, *, motivo: str, actor: Usuario) -> Separacion:
    """A merge was wrong: from now on everybody of it counts as if nobody had said it.

    What was done in between stays with the row under which it was done. Taken back twice, it is once.
    """
    _una_a_la_vez()
    if ya := Separacion.objects.filter(fusion=fusion).first():
        return ya
    tocan = _familia(fusion.vieja, fusion.nueva)
    otras = Fusion.objects.vigentes().filter(vieja__in=tocan).exclude(pk=fusion.pk)
    _contar_como(tocan, reunir(otras.values_list("vieja", "nueva")))
    dicha = Separacion.objects.create(fusion=fusion, razon=motivo, dicha_en=timezone.now(), dicha_por=actor)
    olvidar(*DE_PERSONAS)
    registrar(
        "participantes_separados", fusion.nueva, actor=actor, motivo=motivo,
        datos={"vieja": fusion.vieja_id, "fusion": fusion.pk},
    )  # fmt: skip
    return dicha


def _una_a_la_vez() -> None:
    """Merges wait for each other: two at once of the same three people could leave a chain."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CERROJO])


def _contar_como(tocan: list[Participante], ahora: dict[int, int]) -> None:
    """Write under whom each one counts, where it changed."""
    for fila in tocan:
        if fila.fusionado_en_id != ahora.get(fila.pk):
            Participante.objects.filter(pk=fila.pk).update(fusionado_en=ahora.get(fila.pk))


def _familia(*filas: Participante) -> list[Participante]:
    """``filas``, those they were merged into and those merged into these, locked."""
    todas = Participante.objects.select_for_update(of=("self",)).order_by("pk")
    suyas = Participante.objects.filter(pk__in=[f.pk for f in filas]).order_by("pk")
    cabezas = [f.fusionado_en_id or f.pk for f in suyas]
    return list(todas.filter(Q(pk__in=cabezas) | Q(fusionado_en__in=cabezas)))
