"""What each page of the draw shows, put together once."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from asignacion.estados import EstadoSorteo
from asignacion.models import Compromiso, Participante, Resultado, Sorteo, Veedor
from asignacion.narracion import PLAN_DE_FALLA, PROCESO_ANULADO, Momento, momento
from asignacion.plazos import instante_de_ronda, leido
from asignacion.veredicto import opcion_en_palabras, titular
from inscripciones.consultas.recursos import cuentas_de_apelaciones
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Exoneracion
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import AutoridadTerritorial

from .archivos import publicados
from .evento import (
    ETAPAS,
    aportes_de,
    avance_de_avisos,
    etapa_de,
    lista_publica,
    pagina_de_pantalla,
    sorteo_de,
)
from .objeciones import cuentas_de_objeciones, objeciones_publicas
from .requisitos import es_ensayo, requisitos_de_sello
from .resultado import escalones, esta_en_el_sello, explicacion_de, fila_legible, prueba_de

Contexto = dict[str, Any]
PRIMERAS = 5


def portada_de_sorteos() -> QuerySet[Sorteo]:
    """Every draw that stands, newest first."""
    return Sorteo.objects.ligeros().vivos().select_related("convocatoria").order_by("-sellado_en", "-pk")


def por_venir() -> list[tuple[Convocatoria, str]]:
    """Processes whose inputs are still to be sealed, each with how it stands."""
    abiertas = Convocatoria.objects.filter(estado=EstadoConvocatoria.PUBLICADA).order_by("evento_en", "pk")
    return [(convocatoria, palabra_sin_sello(convocatoria)) for convocatoria in abiertas]


def palabra_sin_sello(convocatoria: Convocatoria) -> str:
    """How the draw of an unsealed process stands: one whose day went by waits for another date."""
    paso = convocatoria.evento_en < timezone.now() and not es_ensayo(convocatoria)
    return "Por reprogramar" if paso else "Por sellar"


def entradas_de(sorteo: Sorteo) -> QuerySet:
    """The professions of a draw, without the bytes."""
    return (
        sorteo.entradas.defer("entrada", "sales", "resultado")
        .select_related("profesion")
        .order_by("profesion__orden", "pk")
    )


def indice_de_archivos(sorteo: Sorteo) -> list[Contexto]:
    """The files that anybody may download, with size and hash; computed once per state."""
    clave = f"asignacion:archivos:{sorteo.pk}:{sorteo.estado}"
    indice = cache.get(clave)
    if indice is None:
        indice = [
            {"ruta": ruta, "tamano": len(datos), "sha256": sha256(datos).hexdigest()}
            for ruta, datos in sorted(publicados(sorteo).items())
        ]
        cache.set(clave, indice, 3600)
    return indice


def ficha(sorteo: Sorteo) -> Contexto:
    """The public page of a draw."""
    otros = Sorteo.objects.ligeros().filter(convocatoria=sorteo.convocatoria_id).exclude(pk=sorteo.pk)
    plazos = {nombre: leido(texto) for nombre, texto in sorteo.congelado["plazos"].items()}
    return {
        "entradas": [(e, sorteo.conteos[e.profesion_id]) for e in entradas_de(sorteo)],
        "veedores": aportes_de(sorteo),
        "archivos": indice_de_archivos(sorteo),
        "otros": otros.order_by("-numero"),
        "plazos": plazos,
        "ronda_en": instante_de_ronda(sorteo.ronda),
        "objetaron": objeciones_publicas(sorteo),
        "motor_sha256": sorteo.congelado["motor_sha256"],
        "verificador_sha256": sorteo.congelado["verificador_sha256"],
        "reglas": sorteo.convocatoria.politica.reglas,
        "autoridades": _autoridades(sorteo),
    }


def _autoridades(sorteo: Sorteo) -> list[tuple[str, int]]:
    """People by authority, all professions: only what the published counts already say, without «otras»."""
    total: dict[str, int] = {}
    for conteo in sorteo.conteos.values():
        for codigo, n in conteo["autoridades"].items():
            total[codigo] = total.get(codigo, 0) + n
    nombres = dict(AutoridadTerritorial.objects.order_by("pk").values_list("codigo", "nombre"))
    return sorted(
        (nombres.get(codigo, "Otras, con grupos de menos de 5 personas"), n) for codigo, n in total.items()
    )


def tablero(convocatoria: Convocatoria) -> Contexto:
    """The console of the operator: where the event stands and what the present step needs."""
    sorteo = sorteo_de(convocatoria.codigo)
    vivo = sorteo if sorteo and sorteo.esta_vivo else None
    requisitos = [] if vivo else requisitos_de_sello(convocatoria)
    etapa = etapa_de(vivo)
    return {
        "convocatoria": convocatoria,
        "esta_anulada": convocatoria.estado == EstadoConvocatoria.ANULADA,
        "sorteo": vivo,
        "anterior": sorteo if sorteo and not vivo else None,
        "etapa": etapa,
        "etapas": list(enumerate(ETAPAS, start=1)),
        "momento": _momento(convocatoria, vivo, etapa),
        "requisitos": requisitos,
        "apelaciones": cuentas_de_apelaciones(convocatoria),
        "puede_sellar": all(requisito.se_cumple for requisito in requisitos),
        "comite": convocatoria.veedores.order_by("orden"),
        "aportes": aportes_de(vivo) if vivo else [],
        "objeciones": cuentas_de_objeciones(vivo) if vivo else {},
        "avance": avance_de_avisos(vivo) if vivo else None,
        "plan": PLAN_DE_FALLA,
        "es_ensayo": es_ensayo(convocatoria),
        "ronda_en": instante_de_ronda(vivo.ronda) if vivo else None,
    }


def _momento(convocatoria: Convocatoria, sorteo: Sorteo | None, etapa: int) -> Momento:
    if convocatoria.estado == EstadoConvocatoria.ANULADA:
        return PROCESO_ANULADO
    estado = sorteo.estado if sorteo else None
    return momento(estado, etapa, esta_cerrada=bool(sorteo and sorteo.cerrado_en))


def escena(convocatoria: Convocatoria, sorteo: Sorteo | None, ahora: datetime) -> Contexto:
    """The public screen: one step fills it."""
    etapa = etapa_de(sorteo)
    pagina = pagina_de_pantalla(sorteo, ahora) if sorteo else 0
    return {
        "convocatoria": convocatoria,
        "sorteo": sorteo,
        "etapa": etapa,
        "etapas": list(enumerate(ETAPAS, start=1)),
        "momento": _momento(convocatoria, sorteo, etapa),
        "aportes": aportes_de(sorteo) if sorteo and etapa == 2 else [],
        "filas": lista_publica(sorteo, pagina) if sorteo and pagina else [],
        "pagina_lista": pagina,
        "avance": avance_de_avisos(sorteo) if sorteo else None,
        "plan": PLAN_DE_FALLA,
        "direccion_corta": settings.PORTAL_URL.split("://")[-1] + reverse("asignacion:buscar_codigo"),
        "ensayo": sorteo.es_ensayo if sorteo else es_ensayo(convocatoria),
    }


def hoja_del_veedor(sorteo: Sorteo, usuario: Usuario) -> Contexto:
    """The page of a veedor: what they have done and what comes next."""
    veedor = Veedor.objects.get(convocatoria=sorteo.convocatoria_id, usuario=usuario)
    return {
        "sorteo": sorteo,
        "veedor": veedor,
        "compromiso": Compromiso.objects.filter(sorteo=sorteo, veedor=veedor).first(),
        "etapa": etapa_de(sorteo),
        "plazos": {nombre: leido(texto) for nombre, texto in sorteo.congelado["plazos"].items()},
        "puede_clic": sorteo.estado == EstadoSorteo.CON_SEMILLA,
        "abierto": sorteo.estado == EstadoSorteo.SELLADO and not sorteo.cerrado_en,
    }


def resultado_publico(codigo_publico: str) -> Resultado | None:
    """The result of a public code, only where the policy is open; None if there is none to show."""
    resultados = Resultado.objects.select_related(
        "participante__entrada__sorteo__convocatoria__politica",
        "participante__entrada__profesion",
        "oferta",
    ).defer(
        "participante__entrada__entrada", "participante__entrada__sales", "participante__entrada__resultado"
    )
    return resultados.filter(
        participante__codigo_publico=codigo_publico, participante__entrada__sorteo__es_abierto=True
    ).first()


def mi_sello(propia: Participante) -> Contexto:
    """What a person sees between the freeze and the result: the own row and its proof."""
    prueba = prueba_de(propia)
    sorteo = propia.entrada.sorteo
    return {
        "propia": propia,
        "sorteo": sorteo,
        "fila": fila_legible(propia),
        "prueba": prueba,
        "comprobado": esta_en_el_sello(propia, prueba),
        "plazos": {nombre: leido(texto) for nombre, texto in sorteo.congelado["plazos"].items()},
    }


def mi_resultado(propia: Participante) -> Contexto:
    """What a person obtained, why, what to do, and how to check it."""
    explicacion = explicacion_de(propia)
    resultado = Resultado.objects.select_related("oferta__plaza").get(participante=propia)
    sorteo = propia.entrada.sorteo
    municipio = resultado.oferta.ofrecida.municipio if resultado.oferta else ""
    exonera = sorteo.convocatoria.politica.reglas["sin_plaza"] == "exonerado"
    prueba = prueba_de(propia)
    general = max(sorteo.convocatoria.politica.reglas.get("niveles", [1, 2]))
    return {
        "propia": propia,
        "sorteo": sorteo,
        "resultado": resultado,
        "titular": titular(municipio, exonera=exonera),
        "fue": opcion_en_palabras(resultado.opcion),
        "exonera": exonera,
        "explicacion": explicacion,
        "es_general": explicacion.nivel == general,
        "escalones": escalones(propia, explicacion),
        "total_resto": len(explicacion.del_resto),
        "certificado": _certificado(propia),
        "comprobado": esta_en_el_sello(propia, prueba),
    }


def _certificado(propia: Participante) -> Any:
    """The certificate of exoneration of a person, if it is already written."""
    exoneracion = Exoneracion.objects.filter(inscripcion=propia.inscripcion_id).select_related("certificado")
    return next((fila.certificado for fila in exoneracion.order_by("pk")), None)
