"""An innovatón as its public page, its organisers and its door see it."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from innovacion.estados import EstadoActa, EstadoCupo
from innovacion.matriz import Matriz, contar
from innovacion.models import CONTACTO, ActaMesa, Asistencia, Cupo, Innovaton, Mesa, RespuestaInnovaton, Sede
from sso_portal.nucleo.indicadores.celdas import es_escasa
from sso_portal.nucleo.indicadores.estadistica import porcentaje


def mesas_de(innovaton: Innovaton) -> QuerySet[Mesa]:
    """Its tables with the seats taken, in order."""
    mesas = Mesa.objects.filter(sede__innovaton=innovaton).con_ocupados()
    return mesas.select_related("sede__municipio__departamento", "reto", "moderador").order_by(
        "sede", "numero"
    )


def mesas_con_lugar(innovaton: Innovaton) -> list[Mesa]:
    """Tables where somebody else fits: a seat at the table and a place at the venue."""
    mesas = list(mesas_de(innovaton))
    por_sede: dict[int, int] = {}
    for mesa in mesas:
        por_sede[mesa.sede_id] = por_sede.get(mesa.sede_id, 0) + mesa.ocupados  # type: ignore[attr-defined]
    return [
        m for m in mesas
        if m.ocupados < m.lugares and por_sede[m.sede_id] < m.sede.aforo  # type: ignore[attr-defined]
    ]  # fmt: skip


def lista_de_innovatones(usuario: Any) -> dict[str, Any]:
    """Those to come and those that were, with how many came."""
    todas = Innovaton.objects.visibles_para(usuario).annotate(
        inscritos=Count("cupos", filter=Q(cupos__estado=EstadoCupo.INSCRITO), distinct=True),
        asistieron=Count("cupos__asistencia", distinct=True),
        cuantas_sedes=Count("sedes", distinct=True),
    )
    lista = list(todas.order_by("-fecha", "-pk"))
    return {
        "proximas": [i for i in reversed(lista) if not i.ya_paso],
        "pasadas": [i for i in lista if i.ya_paso],
        "anima": usuario.has_perm("innovacion.animar"),
    }


def matriz_de(innovaton: Innovaton) -> Matriz:
    """Who came, by challenge and venue; who was merged counts once. Two queries."""
    mesas = list(mesas_de(innovaton))
    retos = list(dict.fromkeys(m.reto.titulo for m in mesas))
    sedes = list(dict.fromkeys(m.sede.nombre for m in mesas))
    return contar(presencias(Asistencia.objects.filter(cupo__innovaton=innovaton)), retos, sedes)


def presencias(asistencias: QuerySet[Asistencia]) -> list[tuple[str, str, int]]:
    """(challenge, venue, person) of each attendance, the person under whom she counts."""
    filas = asistencias.order_by("pk").values_list(
        "cupo__mesa__reto__titulo", "cupo__mesa__sede__nombre", "cupo__participante__fusionado_en",
        "cupo__participante",
    )  # fmt: skip
    return [(reto, sede, fundida or suya) for reto, sede, fundida, suya in filas]


def pagina_de_la_innovaton(usuario: Any, innovaton: Innovaton) -> dict[str, Any]:
    """Everything its page says."""
    libres = {m.pk for m in mesas_con_lugar(innovaton)}
    mesas = [(m, m.pk in libres) for m in mesas_de(innovaton)]
    anima, matriz = usuario.has_perm("innovacion.animar"), matriz_de(innovaton)
    return {
        "innovaton": innovaton,
        "mesas": mesas,
        "sedes": list(innovaton.sedes.select_related("municipio__departamento")),
        "hay_lugar": bool(libres),
        "matriz": matriz if matriz.total and (innovaton.ya_paso or anima) else None,
        "opinion": opinion_de(innovaton) if innovaton.ya_paso else None,
        "anima": anima,
    }


def opinion_de(innovaton: Innovaton) -> dict[str, Any]:
    """How many answered of those who came, and what share is very satisfied or leaves with ideas.

    ``pocas``: so few answered that saying it would tell who said what.
    """
    asistieron = Asistencia.objects.filter(cupo__innovaton=innovaton).count()
    respuestas = RespuestaInnovaton.objects.filter(cupo__innovaton=innovaton)
    muy = RespuestaInnovaton.Satisfaccion.MUY_SATISFECHA
    cuentas = respuestas.aggregate(
        n=Count("pk"),
        muy=Count("pk", filter=Q(satisfaccion=muy)),
        ideas=Count("pk", filter=Q(ideas_concretas=True)),
    )
    return {
        "asistieron": asistieron,
        "respondieron": cuentas["n"],
        "pocas": es_escasa(cuentas["n"]),
        "tasa": porcentaje(cuentas["n"], asistieron),
        "muy_satisfechas": porcentaje(cuentas["muy"], cuentas["n"]),
        "con_ideas": porcentaje(cuentas["ideas"], cuentas["n"]),
    }


def puerta_de(sede: Sede) -> dict[str, Any]:
    """The list of a venue for its door: what a telephone without network needs to say a name."""
    cupos = Cupo.objects.filter(innovaton=sede.innovaton_id, estado=EstadoCupo.INSCRITO)
    filas = cupos.select_related("participante", "mesa__sede", "asistencia").order_by(
        "participante__nombre", "pk"
    )
    filas = filas.defer(*(f"participante__{c}" for c in CONTACTO))
    de_aqui = [c for c in filas if c.mesa.sede_id == sede.pk]
    return {
        "sede": sede,
        "cupos": [(c, c.asistencia.anotada_en if hasattr(c, "asistencia") else None) for c in de_aqui],
        "lista": {c.codigo: _donde(c, sede) for c in filas},
        "llegaron": sum(1 for c in de_aqui if hasattr(c, "asistencia")),
    }


def _donde(cupo: Cupo, sede: Sede) -> str:
    otra = "" if cupo.mesa.sede_id == sede.pk else f", en {cupo.mesa.sede}"
    return f"{cupo.participante.nombre}: {str(cupo.mesa).lower()}{otra}"


def pagina_del_acta(mesa: Mesa) -> dict[str, Any]:
    """The one screen of a table: what is written, who came, who confirmed."""
    acta = ActaMesa.objects.filter(mesa=mesa).first()
    presentes = Cupo.objects.filter(mesa=mesa, asistencia__isnull=False).select_related("participante")
    confirmaron = set(acta.confirmaciones.values_list("cupo", flat=True)) if acta else set()
    return {
        "mesa": mesa,
        "acta": acta,
        "se_escribe": acta is None or acta.estado == EstadoActa.BORRADOR,
        "lineas": list(acta.aportaciones.select_related("archivo")) if acta else [],
        "compromisos": list(mesa.compromisos.select_related("participante").order_by("pk")),
        "presentes": [(c, c.pk in confirmaron) for c in presentes.order_by("participante__nombre", "pk")],
        "confirmaron": len(confirmaron),
    }
