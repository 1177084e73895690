"""The one bulk path writes, row for row, what the services write."""

import re
from dataclasses import replace
from random import Random
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from inscripciones.consultas import lista
from inscripciones.estados import Estado
from inscripciones.models import CondicionPrioridad, Oferta, PuntoLista
from inscripciones.servicios import (
    decision,
    envio,
    hallazgos,
    preferencias,
    prioridad,
    registro,
    soportes,
    toma,
)
from plazas.models import Plaza, Profesion
from plazas.servicios import aprobar_plaza, crear_plaza, enviar_plaza, publicar_plaza, validar_plaza
from sso_portal.demo.carga import instituciones, procesos
from sso_portal.demo.carga.inscripciones import Expedientes
from sso_portal.demo.carga.muestras import guardar_muestras
from sso_portal.demo.carga.plazas import _cuando, copiar_plazas, datos_de
from sso_portal.demo.invento.gente import Registro
from sso_portal.demo.invento.pais import inventar_plazas
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from tests.apoyo.base import clon

from . import vuelco

CUANTAS = 60
PROCESO = procesos.P2019
ACTOS = (enviar_plaza, validar_plaza, aprobar_plaza, publicar_plaza)


class Mundo:
    """A small country: the same institutions and posts, ready to receive registrations."""

    def __init__(self, escribir_plazas, escribir_inscripciones):
        self.azar = Random("prueba")
        self.pais = instituciones.fundar(self.azar, CUANTAS)
        self.inventadas = list(inventar_plazas(self.azar, self.pais.ips, CUANTAS))
        self.inicio = procesos.abierta(timezone.localdate()).inicio_servicio
        escribir_plazas(self)
        ministerio = Usuario.objects.get(pk=self.pais.papeles["ministerio"])
        muestras = guardar_muestras()
        proceso = replace(PROCESO, profesiones={"MEDICINA": (CUANTAS, 12)})
        self.convocatoria = procesos.abrir(proceso, muestras["acta_grado"][0], ministerio)
        ofertas, preferibles = procesos.ofrecer(Random(1), self.convocatoria, proceso, ministerio)
        procesos.publicar(self.convocatoria, ministerio)
        comunidades = {"05": "EMBERA", "25": "RAIZAL"}
        self.gente = Registro(Random(2), list(self.pais.lugares), comunidades).inventar(
            "MEDICINA", CUANTAS, preferibles["MEDICINA"], PROCESO.grado, "p"
        )
        self.expedientes = Expedientes(Random(3), self.pais, self.convocatoria, ofertas, muestras)
        escribir_inscripciones(self)

    def vuelco(self):
        codigos = {str(pk): codigo for pk, codigo in Plaza.objects.values_list("pk", "codigo")}
        numeros = {str(i.pk): i.numero for i in self.convocatoria.inscripciones.order_by("pk")}
        condiciones = CondicionPrioridad.objects.order_by("pk").values_list("pk", "inscripcion__numero")
        return {
            "actos sobre condiciones": vuelco.eventos(
                "inscripciones.CondicionPrioridad", {str(pk): numero for pk, numero in condiciones}
            ),
            "plazas": vuelco.plazas(),
            "actos sobre plazas": vuelco.eventos("plazas.Plaza", codigos),
            "inscripciones": vuelco.inscripciones(),
            "actos sobre inscripciones": vuelco.eventos("inscripciones.Inscripcion", numeros),
        }


def copiar_en_bloque(mundo):
    copiar_plazas(mundo.pais, mundo.inventadas, inicio=mundo.inicio)


def copiar_inscripciones(mundo):
    mundo.expedientes.copiar(mundo.gente, [Estado.VALIDADA] * CUANTAS)


def proponer_y_publicar(mundo):
    """Every post by its entity, its secretaría and the ministry, each act at its invented hour."""
    with connection.cursor() as cursor:  # other tests may have used codes up: they never come back
        cursor.execute("SELECT setval('plazas_codigo', 1, false)")
    ministerio = Usuario.objects.get(pk=mundo.pais.papeles["ministerio"])
    for n, inventada in enumerate(mundo.inventadas):
        municipio = mundo.pais.ips[inventada.ips].municipio
        de_la_entidad = Usuario.objects.get(pk=mundo.pais.usuarios_ips[inventada.ips])
        secretaria = Usuario.objects.get(pk=mundo.pais.funcionaria(municipio)[0])
        entidad = Entidad.objects.get(pk=mundo.pais.entidades[inventada.ips])
        with time_machine.travel(_cuando(n, 0), tick=False):
            datos = datos_de(inventada)
            plaza = crear_plaza(entidad, actor=de_la_entidad, fecha_inicio=mundo.inicio, **datos)
        actores = (de_la_entidad, secretaria, ministerio, ministerio)
        for paso, (acto, actor) in enumerate(zip(ACTOS, actores, strict=True), start=1):
            with time_machine.travel(_cuando(n, paso), tick=False):
                acto(plaza, actor=actor)


def inscribirse_uno_a_uno(mundo):
    fichas = mundo.expedientes._fichas(mundo.gente, [Estado.VALIDADA] * CUANTAS)
    mundo.convocatoria.save(update_fields=["siguiente_numero"])  # as it was: each sending takes its own
    for ficha in fichas:
        mundo.expedientes.repartir_muestras(ficha)
        (ficha.usuario,) = instituciones.copiar_cuentas([instituciones.Cuenta(ficha.quien.correo, "")])
        inscribir(mundo, ficha)


def inscribir(mundo, ficha):
    """One person's registration, step by step, as the pages do it."""
    quien, actor = ficha.quien, Usuario.objects.get(pk=ficha.usuario)
    with time_machine.travel(ficha.iniciada_en, tick=False):
        profesion = Profesion.objects.get(pk=quien.profesion)
        inscripcion, _ = registro.iniciar_inscripcion(mundo.convocatoria, profesion, actor=actor)
    with time_machine.travel(ficha.radicada_en, tick=False):
        llenar(inscripcion, ficha, actor)
        for posicion in quien.preferencias:
            oferta = Oferta.objects.get(pk=mundo.expedientes.ofertas[posicion][0])
            preferencias.agregar_preferencia(inscripcion, oferta, actor=actor)
        envio.radicar_inscripcion(inscripcion, actor=actor, clave=uuid4())
    with time_machine.travel(ficha.decidida_en, tick=False):
        revisar(inscripcion, Usuario.objects.get(pk=mundo.pais.funcionaria(quien.municipio)[0]))


def revisar(inscripcion, oficial):
    """The desk: take it, answer every item, decide each condition, validate."""
    toma.tomar_inscripcion(inscripcion, actor=oficial)
    for punto in PuntoLista.objects.order_by("orden").exclude(pk="condicion_prioridad"):
        if lista.aplica(punto, inscripcion):
            hallazgos.anotar_hallazgo(inscripcion, punto, "cumple", actor=oficial)
    for condicion in inscripcion.condiciones.order_by("pk"):
        hallazgos.decidir_condicion(condicion, "acreditada", actor=oficial)
    decision.validar_inscripcion(inscripcion, actor=oficial)


def llenar(inscripcion, ficha, actor):
    quien = ficha.quien
    datos = {
        "nombres": quien.nombres, "apellidos": quien.apellidos, "telefono": quien.telefono,
        "tipo": quien.tipo_documento, "numero": quien.numero_documento, "direccion": quien.direccion,
        "municipio": Municipio.objects.get(pk=quien.municipio),
    }  # fmt: skip
    registro.guardar_datos(inscripcion, datos, actor=actor)
    formacion = ("universidad", "es_titulo_exterior", "fecha_grado")
    registro.guardar_formacion(inscripcion, {c: getattr(quien, c) for c in formacion}, actor=actor)
    for tipo, (_, muestra) in ficha.archivos.items():
        soportes.subir_documento(inscripcion, tipo, como_subido(muestra), actor=actor)
    declarar(inscripcion, ficha, actor)
    preferencias.ordenar_departamentos(inscripcion, quien.departamentos, actor=actor)


def declarar(inscripcion, ficha, actor):
    if not ficha.quien.condiciones:
        prioridad.declarar_ninguna(inscripcion, actor=actor)
    for (condicion, comunidad), (_, muestra) in zip(ficha.quien.condiciones, ficha.soportes, strict=True):
        prioridad.declarar_condicion(
            inscripcion, condicion, comunidad=comunidad, subido=como_subido(muestra), actor=actor
        )


def como_subido(muestra):
    with default_storage.open(muestra.clave) as guardada:
        return ContentFile(guardada.read(), name=muestra.nombre)


@pytest.fixture
def mundos(django_db_setup, django_db_blocker):
    """What each way of writing leaves, in its own database."""
    maneras = {
        "bloque": (copiar_en_bloque, copiar_inscripciones),
        "actos": (proponer_y_publicar, inscribirse_uno_a_uno),
    }
    vuelcos = {}
    with django_db_blocker.unblock():
        origen = connection.settings_dict["NAME"]
        for nombre, maneras_de in maneras.items():
            with clon(origen, f"{origen}_{nombre}"):
                vuelcos[nombre] = Mundo(*maneras_de).vuelco()
    return vuelcos


def test_lo_cargado_en_bloque_es_fila_por_fila_lo_que_escriben_los_actos(mundos):
    bloque, actos = mundos["bloque"], mundos["actos"]
    assert len(bloque["plazas"]) == len(bloque["inscripciones"]) == CUANTAS
    distintas = vuelco.diferencias(bloque, actos)
    por_clase = {re.sub(r"\d+", "#", d.split(":")[0]): d for d in distintas}  # one of each kind is enough
    assert not distintas, "\n".join(por_clase.values())
