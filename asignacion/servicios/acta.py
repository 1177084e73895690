"""The act of the draw: a PDF of few pages with the lists attached, sealed, stamped, published as it is.

Source: Res. 2358 de 2014; Ley 527 de 1999, art. 28.
"""

from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from asignacion import plazos
from asignacion.consultas.archivos import publicados
from asignacion.consultas.evento import aportes_de
from asignacion.consultas.paginas import entradas_de
from asignacion.estados import EstadoSorteo
from asignacion.models import EntradaSellada, Resultado, Sorteo
from sso_portal.nucleo.bitacora.consultas import ultima_raiz
from sso_portal.nucleo.bitacora.servicios import SISTEMA, sellar_lote, transitar
from sso_portal.nucleo.documentos.servicios import guardar_generado
from sso_portal.nucleo.firmas.servicios import firmar_pdf, hacer_pdf
from sso_portal.nucleo.legible.hoja import hoja_csv

USO = "acta_sorteo"
LUGAR = "Bogotá, D. C."
QUE_ES = {
    "reglas.json": "La regla y los plazos anunciados",
    "congelamiento.json": "Lo que representa la huella del sello",
    "sorteo.json": "Compromisos, aportes, dados, baliza y semilla",
    "resultados.json": "Huella del resultado completo y raíz de los resultados de cada profesión",
    "resultados.csv": "Código público y plaza de cada persona",
    "resultado.json": "Resultado de la profesión, por identificador del sorteo",
}


def firmar_acta(sorteo: Sorteo) -> None:
    """Make the act of a draw with a result, sign it, keep it, and leave the draw FIRMADO.

    The record is sealed first: the act carries its last root. Raises FirmaSinConfigurar.
    """
    while sellar_lote():
        pass
    raiz = ultima_raiz()
    adjuntos = _adjuntos(sorteo)
    titulo = f"Acta del sorteo público {sorteo.convocatoria.nombre}"
    contexto = {**_contexto(sorteo, adjuntos), "titulo": titulo, "raiz_bitacora": raiz}
    pdf = firmar_pdf(hacer_pdf("pdf/acta.html", contexto, adjuntos), motivo=titulo)
    with transaction.atomic():
        actual = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
        if actual.estado != EstadoSorteo.EJECUTADO:
            return
        acta = guardar_generado(pdf, nombre=f"acta-{sorteo.proceso}.pdf", uso=USO)
        transitar(
            actual,
            EstadoSorteo.FIRMADO,
            actor=SISTEMA,
            datos={"acta": acta.sha256, "bitacora": raiz},
            acta=acta,
            bitacora_raiz=raiz,
            firmado_en=timezone.now(),
        )


def _adjuntos(sorteo: Sorteo) -> dict[str, bytes]:
    """What travels inside the PDF: no rows and no salts, only what proves and what was obtained."""
    archivos = {
        ruta.replace("/", "-"): datos
        for ruta, datos in publicados(sorteo).items()
        if ruta.rpartition("/")[2] not in {"entrada.json", "sales.json"}
    }
    return {**archivos, "resultados.csv": _lista(sorteo)} if sorteo.es_abierto else archivos


def _lista(sorteo: Sorteo) -> bytes:
    """The results by public code, for a spreadsheet."""
    resultados = Resultado.objects.filter(participante__entrada__sorteo=sorteo)
    filas = resultados.order_by("participante__codigo_publico").values_list(
        "participante__codigo_publico",
        "participante__entrada__profesion",
        "oferta__plaza__codigo",
        "oferta__foto__municipio",
        "posicion",
    )
    return hoja_csv(
        ["codigo_publico", "profesion", "plaza", "municipio", "posicion"],
        (
            [codigo, profesion, plaza or "", municipio or "sin plaza", posicion + 1]
            for codigo, profesion, plaza, municipio, posicion in filas
        ),
    ).encode()


def _contexto(sorteo: Sorteo, adjuntos: dict[str, bytes]) -> dict[str, Any]:
    congelado, aportes = sorteo.congelado, aportes_de(sorteo)
    entradas = list(entradas_de(sorteo))
    return {
        "codigo": f"{sorteo.proceso}-{sorteo.numero}",
        "ensayo": sorteo.es_ensayo,
        "proceso": sorteo.convocatoria.nombre,
        "lugar": LUGAR,
        "ejecutado_en": sorteo.ejecutado_en,
        "totales": [_total(entrada) for entrada in entradas],
        "total": _suma(entradas),
        "momentos": _momentos(sorteo),
        "huellas": [
            ("Entradas selladas (H0)", sorteo.h0),
            *((f"Raíz de {e.profesion}", e.raiz) for e in entradas),
            ("Resultado completo", sorteo.resultado_sha256),
            ("Programa que asigna", congelado["motor_sha256"]),
            ("Programa verificador", congelado["verificador_sha256"]),
        ],
        "semilla": sorteo.semilla,
        "partes_semilla": _partes(sorteo, aportes),
        "baliza": {
            "ronda": sorteo.ronda,
            "cadena": congelado["baliza"]["cadena"],
            "publicada_en": plazos.instante_de_ronda(sorteo.ronda),
        },
        "veedores": [
            {"nombre": a.veedor.nombre, "compromiso": a.compromiso, "revelacion": a.revelado} for a in aportes
        ],
        "archivos": [
            {"nombre": nombre, "que_es": _que_es(nombre), "sha256": sha256(datos).hexdigest()}
            for nombre, datos in sorted(adjuntos.items())
        ],
        "firmantes": [
            ("Ministerio de Salud y Protección Social", "Sello digital de la entidad"),
            *((a.veedor.nombre, f"Comité veedor, {a.veedor.representa}") for a in aportes),
        ],
    }


def _total(entrada: EntradaSellada) -> dict[str, Any]:
    return {
        "profesion": str(entrada.profesion),
        "inscritos": entrada.n,
        "puestos": entrada.cupos,
        "asignados": entrada.asignados,
        "exonerados": entrada.sin_plaza,
        "vacantes": entrada.vacantes,
    }


def _suma(entradas: list[EntradaSellada]) -> dict[str, int]:
    filas = [_total(entrada) for entrada in entradas]
    return {campo: sum(fila[campo] for fila in filas) for campo in filas[0] if campo != "profesion"}


def _momentos(sorteo: Sorteo) -> list[tuple[str, Any]]:
    return [
        ("Entradas selladas", sorteo.sellado_en),
        ("Cierre de las revelaciones", sorteo.cerrado_en),
        ("Baliza comprobada y semilla", sorteo.semilla_en),
        ("El clic", sorteo.clic_en),
        ("Resultado publicado", sorteo.ejecutado_en),
    ]


def _partes(sorteo: Sorteo, aportes: list) -> list[tuple[str, str]]:
    return [
        ("Firma de la ronda", sorteo.baliza_firma),
        *((f"Aporte de {a.veedor.nombre}", a.revelado) for a in aportes),
        ("Dados", sorteo.dados),
    ]


def _que_es(nombre: str) -> str:
    return QUE_ES.get(nombre) or QUE_ES[nombre.rpartition("-")[2]]
