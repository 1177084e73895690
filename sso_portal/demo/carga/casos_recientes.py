"""The cases of the last weeks, made by the services: what each desk of compliance finds waiting today."""

from datetime import date, timedelta

from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import Canal
from cumplimiento.models import Dictamen, EntidadVigilada, Obligacion, Regimen
from cumplimiento.servicios import (
    Acto,
    Dicho,
    Entrante,
    Envio,
    crear_dictamen,
    emitir_dictamen,
    escribir,
    prorrogar,
    registrar_persona,
    reportar,
    responder,
    suspender,
)
from sso_portal.demo.invento.vigiladas import REGIMENES
from sso_portal.demo.papeles import PAPELES
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.plazos import por_que_no_es_habil
from sso_portal.nucleo.cuentas.models import Usuario

from .cumplimiento import Catalogo, Vigilada
from .instituciones import Cuenta, copiar_cuentas

# business days ago, which order, which entities (by position), whether it is Fanny's
DICTAMENES = (
    (2, 0, (0, 2), False), (4, 1, (0,), False), (6, 2, (0,), True), (8, 0, (0, 4), False),
    (10, 1, (0,), True), (12, 2, (0, 6), False), (13, 0, (0,), True), (14, 1, (0,), False),
)  # fmt: skip


def dictar(
    catalogo: Catalogo, vigiladas: list[Vigilada], supervision: dict[str, int], hoy: date
) -> list[Obligacion]:
    """Issue the recent dictámenes and leave their cases as a real week would; the cases, in order."""
    regimen = vigiladas[0].regimen
    actor = Usuario.objects.get(pk=supervision["intendencia"])
    fanny = registrar_persona("CC", "1020304050", nombres="Fanny", apellidos="Marulanda Coronado")
    copiar_cuentas([Cuenta(PAPELES["afectada"].correo, PAPELES["afectada"].quien)])
    casos: list[Obligacion] = []
    for n, (dias, materia, entidades, es_suya) in enumerate(DICTAMENES, start=1):
        dictamen = _dictamen(catalogo.regimenes[regimen], materia, actor, _hace(hoy, dias), n)
        dictamen.entidades.set(
            EntidadVigilada.objects.filter(pk__in=[vigiladas[e].entidad for e in entidades])
        )
        if es_suya:
            Dictamen.objects.filter(pk=dictamen.pk).update(persona=fanny, correo=PAPELES["afectada"].correo)
        dictamen.refresh_from_db()
        casos += emitir_dictamen(dictamen, actor=actor)
    _vivir([c for c in casos if c.entidad_id == vigiladas[0].entidad], vigiladas[0], supervision, hoy)
    return casos


def _dictamen(r: Regimen, materia: int, actor: Usuario, fecha: date, n: int) -> Dictamen:
    return crear_dictamen(
        actor=actor, entidades=[], numero=f"{fecha.year}-9{n:04}", fecha=fecha,
        expediente=f"E-{fecha.year}-9{n:04}", regimen=r, materia=r.materias.order_by("pk")[materia],
        norma=r.norma, instruccion=REGIMENES[0].materias[materia][1], plazo_dias_habiles=r.plazo_dias_habiles,
    )  # fmt: skip


def _hace(hoy: date, habiles: int) -> date:
    """The business day ``habiles`` business days before ``hoy``."""
    dias, dia = festivos(), hoy
    while habiles:
        dia -= timedelta(days=1)
        habiles -= not por_que_no_es_habil(dia, dias)
    return dia


def _vivir(casos: list[Obligacion], entidad: Vigilada, supervision: dict[str, int], hoy: date) -> None:
    """Reports, an extension, a suspension, a question, a contradiction: one of each, on the first entity."""
    analista = Usuario.objects.get(pk=entidad.usuario)
    fiscal = Usuario.objects.get(pk=supervision["fiscalizacion"])
    *_, en_prorroga, suspendido, contradicho, preguntado = casos
    suyo = casos[2]
    for caso in (suyo, contradicho, preguntado):
        declaracion = Declaracion("Cumplido", hoy, "Comprobante de pago", f"77{caso.pk}", hoy)
        envio = Envio(entidades=frozenset({entidad.entidad}), canal=Canal.FORMULARIO, actor=analista)
        reportar([Entrante(caso.codigo, declaracion)], envio)
        caso.refresh_from_db()
    motivo = "La persona aportó documentos nuevos que la entidad debe estudiar."
    prorrogar(en_prorroga, Acto(numero="Res. 145", fecha=hoy, motivo=motivo, dias_habiles=10), actor=fiscal)
    suspender(suspendido, Acto(numero="Auto 77", fecha=hoy, motivo=motivo), actor=fiscal)
    quien = "Fiscalización de Beneficios Sociales"
    pregunta = "¿En qué cuenta se hizo el pago? El comprobante no lo dice."
    escribir(preguntado, Dicho(clase="pregunta", texto=pregunta, quien=quien), actor=fiscal)
    nota = "Es el tercer comprobante sin cuenta de esta entidad: mirar en la próxima visita."
    escribir(preguntado, Dicho(clase="nota", texto=nota, quien=quien), actor=fiscal)
    responder(contradicho, valor="no", texto="Fui al banco dos veces y no hay ningún pago.")
