"""Rows for tests, made with the least that the database accepts. Territory comes from the migrations."""

from datetime import date, timedelta
from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from inscripciones.estados import EstadoConvocatoria
from inscripciones.foto import foto_de
from inscripciones.models import (
    Convocatoria,
    DocumentoInscripcion,
    Inscripcion,
    Oferta,
    Politica,
    Preferencia,
)
from inscripciones.servicios.envio import radicar_inscripcion
from inscripciones.servicios.recurso import apelar_inscripcion
from plazas.estados import PUBLICOS, Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import (
    ROLES_DE_ENTIDAD,
    DocumentoIdentidad,
    Nombramiento,
    Persona,
    Rol,
    Usuario,
)
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.territorio.models import Entidad

QUIBDO, BAHIA_SOLANO, PASTO, MEDELLIN = "27001", "27075", "52001", "05001"
CHOCO, NARINO = "27", "52"  # authorities of those municipios


class PersonaFactory(DjangoModelFactory):
    class Meta:
        model = Persona

    nombres = "Ana María"
    apellidos = factory.Sequence("Rentería {}".format)


class UsuarioFactory(DjangoModelFactory):
    """An account without a person; ``UsuarioFactory(persona=PersonaFactory())`` for a professional."""

    class Meta:
        model = Usuario

    email = factory.Sequence("persona{}@example.org".format)
    password = "!"  # nobody signs in with it: tests use client.force_login


class EntidadFactory(DjangoModelFactory):
    class Meta:
        model = Entidad

    nit = factory.Sequence(lambda n: f"{900_000_000 + n}-1")
    nombre = factory.Sequence("Hospital de Prueba {}".format)
    municipio_id = QUIBDO


class PlazaFactory(DjangoModelFactory):
    """A post in any state: ``PlazaFactory(estado=Estado.ENVIADA, municipio_id=PASTO)``."""

    class Meta:
        model = Plaza

    codigo = factory.Sequence(lambda n: f"P{90_000 + n}")
    entidad = factory.SubFactory(EntidadFactory)
    municipio_id = factory.LazyAttribute(lambda plaza: plaza.entidad.municipio_id)
    profesion_id = "MEDICINA"
    cargo = "Médica o médico general"
    funciones = "Consulta externa, urgencias y promoción de la salud."
    vinculo = Plaza.Vinculo.LABORAL
    salario_mensual = 3_640_000
    fecha_inicio = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    cdp = "CDP 118 de 2026"
    estado = Estado.PUBLICADA
    publicada_en = factory.LazyAttribute(lambda p: timezone.now() if p.estado in PUBLICOS else None)


class PoliticaFactory(DjangoModelFactory):
    class Meta:
        model = Politica

    version = factory.Sequence("prueba-{}".format)
    titulo = "Política de prueba"
    norma = "Res. 2358 de 2014"
    reglas = factory.LazyFunction(
        lambda: {
            "max_plazas": 5,
            "niveles": [1, 2],
            "completar": "todos",
            "orden_departamento": "codigo",
            "sin_plaza": "exonerado",
            "publicidad": "abierta",
            "condiciones": {"cabeza_hogar": 1, "gestante": 1, "discapacidad": 1, "victima": 1},
        }
    )


class ArchivoFactory(DjangoModelFactory):
    class Meta:
        model = Archivo

    clave = factory.Sequence("pruebas/{}.pdf".format)
    nombre = "acto.pdf"
    tipo = "application/pdf"
    tamano_bytes = 1024
    sha256 = "0" * 64
    uso = "acto"


def _dias(cuantos):
    return factory.LazyFunction(lambda: timezone.now() + timedelta(days=cuantos))


class ConvocatoriaFactory(DjangoModelFactory):
    """A process in draft whose registration is open today; ``profesiones=[…]`` calls others than medicine."""

    class Meta:
        model = Convocatoria
        skip_postgeneration_save = True

    codigo = factory.Sequence("PRUEBA-{}".format)
    nombre = factory.LazyAttribute(lambda c: c.codigo)
    politica = factory.SubFactory(PoliticaFactory)
    acto_numero = "Resolución 1 de 2026"
    acto_fecha = date(2026, 1, 15)
    acto_archivo = factory.SubFactory(ArchivoFactory)
    abre_en = _dias(-5)
    cierra_en = _dias(5)
    correccion_hasta = _dias(10)
    revision_hasta = _dias(12)
    sello_en = _dias(15)
    evento_en = _dias(17)
    inicio_servicio = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=40))

    @factory.post_generation
    def profesiones(self, create, codigos, **extra):
        self.profesiones.set(codigos or ["MEDICINA"])


class OfertaFactory(DjangoModelFactory):
    """A published post in a process: ``OfertaFactory(convocatoria=c, plaza__municipio_id=PASTO)``."""

    class Meta:
        model = Oferta

    convocatoria = factory.SubFactory(ConvocatoriaFactory)
    plaza = factory.SubFactory(PlazaFactory)
    cupos = factory.LazyAttribute(lambda oferta: oferta.plaza.cupos)
    foto = factory.LazyAttribute(lambda oferta: foto_de(oferta.plaza))


def funcionario(rol, *, autoridad=None, entidad=None, **extra):
    """An account with one appointment in force: ``funcionario(Rol.SECRETARIA, autoridad="27")``.

    ``autoridad``: its code. A secretaría without one is that of Chocó; a role of an entity without
    ``entidad`` gets a new one, in ``usuario.entidad``.
    """
    usuario = UsuarioFactory(**extra)
    if rol in ROLES_DE_ENTIDAD:
        entidad = entidad or EntidadFactory()
    elif rol in (Rol.SECRETARIA, Rol.JEFE_SECRETARIA):
        autoridad = autoridad or CHOCO
    Nombramiento.objects.create(
        usuario=usuario, rol=rol, autoridad_id=autoridad, entidad=entidad, desde=date(2020, 1, 1)
    )
    usuario.entidad = entidad
    return usuario


class InscripcionFactory(DjangoModelFactory):
    """An empty draft in an open process; its owner signs in with ``inscripcion.persona.usuario``."""

    class Meta:
        model = Inscripcion

    convocatoria = factory.SubFactory(ConvocatoriaFactory, estado=EstadoConvocatoria.PUBLICADA)
    persona = factory.LazyFunction(lambda: UsuarioFactory(persona=PersonaFactory()).persona)
    profesion_id = "MEDICINA"


def documento_de(persona, numero="1020304050", tipo="CC"):
    return DocumentoIdentidad.objects.create(
        persona=persona, tipo=tipo, numero=numero, indice=DocumentoIdentidad.indice_de(tipo, numero)
    )


def inscripcion_completa(*, numero="1020304050", **campos):
    """A draft that lacks nothing: it can be sent. It prefers one post, in ``preferencias``."""
    inscripcion = InscripcionFactory(
        **{
            "municipio_id": PASTO,
            "direccion": "Calle 1 # 2-3",
            "universidad": "Universidad de Nariño",
            "es_titulo_exterior": False,
            "fecha_grado": date(2026, 6, 12),
            "declara_prioridad": False,
            "departamentos_revisados": True,
            **campos,
        }
    )
    persona = inscripcion.persona
    persona.telefono = "+573001234567"
    persona.save()
    documento_de(persona, numero)
    for tipo in ("identidad_frente", "identidad_reverso", "diploma", "acta_grado"):
        DocumentoInscripcion.objects.create(
            inscripcion=inscripcion, tipo=tipo, archivo=ArchivoFactory(uso="inscripcion", titular=persona)
        )
    oferta = OfertaFactory(convocatoria=inscripcion.convocatoria)
    Preferencia.objects.create(inscripcion=inscripcion, oferta=oferta, orden=1)
    return inscripcion


def inscripcion_radicada(*, numero="1020304050", **campos):
    """A complete registration already sent to its secretaría (that of Nariño)."""
    inscripcion = inscripcion_completa(numero=numero, **campos)
    return radicar_inscripcion(inscripcion, actor=inscripcion.persona.usuario, clave=uuid4())


def inscripcion_rechazada(**campos):
    """One that two officers of Nariño rejected an hour ago: it can be appealed."""
    inscripcion, hace_una_hora = inscripcion_radicada(**campos), timezone.now() - timedelta(hours=1)
    firmas = {"propuesta_por": funcionario(Rol.SECRETARIA, autoridad=NARINO), "propuesta_en": hace_una_hora}
    firmas |= {"decidida_por": funcionario(Rol.SECRETARIA, autoridad=NARINO), "decidida_en": hace_una_hora}
    Inscripcion.objects.filter(pk=inscripcion.pk).update(estado="rechazada", **firmas)
    inscripcion.refresh_from_db()
    return inscripcion


def recurso_presentado(**campos):
    """The appeal of a rejected registration, waiting for somebody who had not decided."""
    inscripcion = inscripcion_rechazada(**campos)
    texto = "El acta sí es la mía: la universidad corrigió la fecha."
    return apelar_inscripcion(inscripcion, actor=inscripcion.persona.usuario, texto=texto)
