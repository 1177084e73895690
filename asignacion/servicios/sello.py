"""Freezing the inputs, and correcting a freeze: never an edit, always a new one with its number."""

import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asignacion import baliza, carpeta, plazos
from asignacion.canonico import bytes_canonicos
from asignacion.codigos import nuevos_codigos
from asignacion.consultas.entradas import Fila, entrada_de, filas_validadas, ofertas_de, politica_congelada
from asignacion.consultas.requisitos import es_ensayo, requisitos_de_sello
from asignacion.conteos import contar
from asignacion.entrada import validar_entrada
from asignacion.estados import EstadoSorteo
from asignacion.huellas import huella_motor, huella_verificador
from asignacion.models import EntradaSellada, Participante, Sorteo
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.firmas.sello import sellar_tiempo
from sso_portal.nucleo.legible.huella import grupos, palabras

from .veedores import SorteoNoAdmite

Objeto = dict[str, Any]
BYTES_SAL = 32


class SelloNoListo(Exception):
    """Something that sealing needs is missing; ``motivos`` says each one in a sentence."""

    def __init__(self, motivos: list[str]) -> None:
        self.motivos = motivos
        super().__init__(" ".join(motivos))


class _Profesion:
    """The rows of one profession with their identifiers, codes and salts, drawn now."""

    def __init__(self, codigo: str, filas: list[Fila], publicos: list[str]) -> None:
        self.codigo, self.filas, self.publicos = codigo, filas, publicos
        self.identificadores = nuevos_codigos(len(filas))
        self.sales = {quien: secrets.token_hex(BYTES_SAL) for quien in self.identificadores}

    def entrada(self, proceso: str, politica: Objeto, plazas: Objeto) -> Objeto:
        aspirantes = {
            quien: fila.aspirante for quien, fila in zip(self.identificadores, self.filas, strict=True)
        }
        entrada = entrada_de(self.codigo, proceso, politica, plazas, aspirantes)
        if errores := validar_entrada(entrada):
            raise SelloNoListo([f"{self.codigo}: {error}" for error in errores])
        return entrada

    def participantes(self, sellada: EntradaSellada) -> list[Participante]:
        indice = {quien: numero for numero, quien in enumerate(sorted(self.identificadores))}
        return [
            Participante(
                entrada=sellada,
                inscripcion_id=fila.inscripcion_id,
                identificador=quien,
                codigo_publico=publico,
                indice=indice[quien],
            )
            for quien, fila, publico in zip(self.identificadores, self.filas, self.publicos, strict=True)
        ]


@transaction.atomic
def sellar_entradas(convocatoria: Convocatoria, *, actor: Usuario) -> Sorteo:
    """Freeze who takes part, which posts there are and under which rules, before anybody can know the seed.

    Takes the validated registrations only; gives each its random identifier, public code and salt; computes
    the roots and H0, which is time-stamped; moves the convocatoria to SELLADA; tells everybody.
    Raises SelloNoListo with everything that is missing.
    Source: rule «sorteo-v1», steps 1 and 2.
    """
    convocatoria = Convocatoria.objects.select_for_update().get(pk=convocatoria.pk)
    if faltan := [r for r in requisitos_de_sello(convocatoria) if not r.se_cumple]:
        raise SelloNoListo([f"{r.nombre}: {r.detalle}." for r in faltan])
    numero = convocatoria.sorteos.count() + 1
    filas = filas_validadas(convocatoria)
    profesiones = _repartir(convocatoria, filas)
    entradas = _entradas(convocatoria, numero, profesiones)
    sorteo = _crear_sorteo(convocatoria, numero, profesiones, entradas, actor)
    for profesion in profesiones:
        sellada = _sellar_profesion(sorteo, profesion, entradas[profesion.codigo])
        Participante.objects.bulk_create(profesion.participantes(sellada), batch_size=2000)
    transitar(convocatoria, EstadoConvocatoria.SELLADA, actor=actor, datos={"h0": sorteo.h0})
    registrar("entradas_selladas", sorteo, actor=actor, datos={"h0": sorteo.h0, "numero": numero})
    _avisar(sorteo, filas)
    return sorteo


@transaction.atomic
def corregir_sello(sorteo: Sorteo, *, actor: Usuario, motivo: str) -> None:
    """Withdraw a freeze that has a mistake, before the reveals close: it stays public, as superseded.

    The convocatoria goes back to PUBLICADA; the next freeze has the next number, new salts and commitments,
    and at least 48 hours until its draw. Raises TransicionInvalida, SorteoNoAdmite.
    """
    convocatoria = Convocatoria.objects.select_for_update().get(pk=sorteo.convocatoria_id)
    sorteo.refresh_from_db(from_queryset=Sorteo.objects.select_for_update(of=("self",)))
    if sorteo.cerrado_en or _ya_debio_cerrar(sorteo):
        raise SorteoNoAdmite(
            "Las revelaciones ya cerraron: este sello no se corrige. Solo se puede anular, por acto."
        )
    transitar(
        sorteo,
        EstadoSorteo.SUPERADO,
        actor=actor,
        motivo=motivo,
        superado_en=timezone.now(),
        superado_por=actor,
    )
    transitar(convocatoria, EstadoConvocatoria.PUBLICADA, actor=actor, datos={"superado": sorteo.numero})


def _ya_debio_cerrar(sorteo: Sorteo) -> bool:
    """Whether the round may soon be known: from here nobody withdraws a freeze without an act."""
    limite = plazos.leido(sorteo.congelado["plazos"]["revelaciones"])
    return not sorteo.es_ensayo and timezone.now() > limite


def _repartir(convocatoria: Convocatoria, filas: list[Fila]) -> list[_Profesion]:
    """The rows by profession, in the order of the catalogue; public codes never repeat."""
    publicos = iter(nuevos_codigos(len(filas)))
    codigos = convocatoria.profesiones.order_by("orden", "pk").values_list("pk", flat=True)
    suyas = {codigo: [fila for fila in filas if fila.profesion == codigo] for codigo in codigos}
    return [_Profesion(codigo, lista, [next(publicos) for _ in lista]) for codigo, lista in suyas.items()]


def _entradas(convocatoria: Convocatoria, numero: int, profesiones: list[_Profesion]) -> dict[str, Objeto]:
    proceso = plazos.codigo_de_proceso(convocatoria.codigo, numero=numero, es_ensayo=es_ensayo(convocatoria))
    politica, ofertas = politica_congelada(convocatoria), ofertas_de(convocatoria)
    return {p.codigo: p.entrada(proceso, politica, ofertas.get(p.codigo, {})) for p in profesiones}


def _anuncio(convocatoria: Convocatoria, numero: int, proceso: str) -> carpeta.Anuncio:
    ensayo = es_ensayo(convocatoria)
    ronda = plazos.RONDA_DE_ENSAYO if ensayo else plazos.ronda_de(convocatoria.evento_en)
    return carpeta.Anuncio(
        proceso=proceso,
        numero=numero,
        motor_sha256=huella_motor(),
        verificador_sha256=huella_verificador(),
        baliza={"cadena": baliza.CADENA, "clave_publica": baliza.CLAVE_PUBLICA, "ronda": ronda},
        veedores=[v.identificador for v in convocatoria.veedores.order_by("orden")],
        plazos=plazos.calcular(timezone.now(), convocatoria.evento_en).congelados(),
    )


def _crear_sorteo(
    convocatoria: Convocatoria,
    numero: int,
    profesiones: list[_Profesion],
    entradas: dict[str, Objeto],
    actor: Usuario,
) -> Sorteo:
    proceso = next(iter(entradas.values()))["proceso"]
    datos = {p.codigo: (entradas[p.codigo], p.sales) for p in profesiones}
    congelamiento = carpeta.armar_congelamiento(_anuncio(convocatoria, numero, proceso), datos)
    politicas = {codigo: entrada["politica"] for codigo, entrada in entradas.items()}
    norma = f"{convocatoria.acto_numero} de {convocatoria.acto_fecha:%Y-%m-%d}"
    h0 = carpeta.calcular_h0(congelamiento)
    return Sorteo.objects.create(
        convocatoria=convocatoria,
        numero=numero,
        proceso=proceso,
        es_ensayo=es_ensayo(convocatoria),
        es_abierto=convocatoria.politica.reglas.get("publicidad", "reservada") == "abierta",
        congelamiento=bytes_canonicos(congelamiento),
        reglas=bytes_canonicos(carpeta.armar_reglas(congelamiento, politicas, norma=norma)),
        conteos={p.codigo: _conteo(p, entradas[p.codigo]) for p in profesiones},
        h0=h0,
        sello_h0=sellar_tiempo(bytes.fromhex(h0)),
        sellado_por=actor,
        ronda=congelamiento["baliza"]["ronda"],
    )


def _conteo(profesion: _Profesion, entrada: Objeto) -> Objeto:
    cupos = sum(plaza["cupos"] for plaza in entrada["plazas"].values())
    return contar(((fila.aspirante["nivel"], fila.autoridad) for fila in profesion.filas), cupos)


def _sellar_profesion(sorteo: Sorteo, profesion: _Profesion, entrada: Objeto) -> EntradaSellada:
    datos = bytes_canonicos(entrada)
    return EntradaSellada.objects.create(
        sorteo=sorteo,
        profesion_id=profesion.codigo,
        entrada=datos,
        entrada_sha256=hashlib.sha256(datos).hexdigest(),
        sales=bytes_canonicos(carpeta.armar_sales(entrada, profesion.sales)),
        raiz=sorteo.congelado["profesiones"][profesion.codigo]["raiz"],
        n=len(profesion.filas),
        cupos=sum(plaza["cupos"] for plaza in entrada["plazas"].values()),
    )


def _avisar(sorteo: Sorteo, filas: list[Fila]) -> None:
    contexto = {
        "proceso": sorteo.convocatoria.nombre,
        "ensayo": sorteo.es_ensayo,
        "huella": " ".join(grupos(sorteo.h0)),
        "palabras": ", ".join(palabras(sorteo.h0)),
        "verificador": sorteo.congelado["verificador_sha256"],
        "enlace": reverse("asignacion:mi_resultado", args=[sorteo.convocatoria.codigo]),
    }
    clave = f"sello-{sorteo.pk}"
    avisar_en_lote(
        "sorteo_sellado",
        ((f.usuario_id, f"{clave}-{f.inscripcion_id}", contexto) for f in filas if f.usuario_id),
    )
