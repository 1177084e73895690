"""The work table of the demo: what entities and departments asked, tried and agreed, by its own acts."""

from datetime import timedelta

from django.utils import timezone

from cumplimiento.consultas.voces import Voz
from cumplimiento.models import Asunto, Dependencia, EntidadVigilada, Regimen
from cumplimiento.servicios.mesa import abrir_asunto, aceptar_acuerdo, intervenir
from sso_portal.demo.invento.mesa import ACEPTARON, ASUNTOS
from sso_portal.nucleo.cuentas.models import Nombramiento, Usuario

from .cumplimiento import Vigilada


def poner(vigiladas: list[Vigilada]) -> None:
    """Open every invented matter, with what was said in it; some entities accept the agreements."""
    quienes = _Quienes(vigiladas)
    for n, a in enumerate(ASUNTOS):
        voz, actor = quienes(a.de)
        asunto = abrir_asunto(
            voz, actor=actor, clase=a.clase, titulo=a.titulo, texto=a.texto,
            regimen=Regimen.objects.get(pk=a.regimen) if a.regimen else None,
            abierto_en=timezone.now() - timedelta(days=3 * (len(ASUNTOS) - n)),
        )  # fmt: skip
        for quien, texto in a.dicho:
            voz, actor = quienes(quien)
            intervenir(asunto, voz, texto, actor=actor)
        if asunto.es_acuerdo:
            _aceptar(asunto, quienes)


def _aceptar(asunto: Asunto, quienes: "_Quienes") -> None:
    for n in ACEPTARON:
        voz, actor = quienes(n)
        if voz.entidad and asunto.alcanza_a(voz.entidad):
            aceptar_acuerdo(asunto, voz.entidad, actor=actor)


class _Quienes:
    """Who speaks: the position of an entity, or the code of a department; with an account of theirs."""

    def __init__(self, vigiladas: list[Vigilada]) -> None:
        self.vigiladas = vigiladas

    def __call__(self, quien: int | str) -> tuple[Voz, Usuario]:
        if isinstance(quien, int):
            v = self.vigiladas[quien]
            entidad = EntidadVigilada.objects.select_related("entidad").get(pk=v.entidad)
            return Voz(entidad=entidad), Usuario.objects.get(pk=v.usuario)
        dependencia = Dependencia.objects.get(pk=quien)
        uno = Nombramiento.objects.filter(adscripcion__dependencia=dependencia).order_by("pk").first()
        if uno is None:
            raise LookupError(f"Nobody works in {quien}")
        return Voz(dependencia=dependencia), uno.usuario
