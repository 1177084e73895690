"""One of everything, and one person of each role: what the tests of every page of the portal share."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from asignacion.models import Participante
from asignacion.servicios import nombrar_veedor, presentar_objecion
from cumplimiento.consultas.voces import Voz
from cumplimiento.servicios import responder
from cumplimiento.servicios.mesa import abrir_asunto
from inscripciones.models import CondicionPrioridad, PuntoLista
from plazas.estados import Estado
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.cargas.devolucion import plantilla_csv
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.servicios import procesar_carga, subir_carga
from sso_portal.nucleo.cuentas.models import Ausencia, Rol
from sso_portal.nucleo.reuniones.servicios import Acta, anotar_reunion
from tests.asignacion.evento import ejecutado, proceso, sellado
from tests.cumplimiento.api.maquina import credencial
from tests.cumplimiento.fabricas import borrador, caso, informar, supervisor, vigilada
from tests.fabricas import (
    CHOCO,
    NARINO,
    PASTO,
    ConvocatoriaFactory,
    EntidadFactory,
    OfertaFactory,
    PersonaFactory,
    PlazaFactory,
    UsuarioFactory,
    funcionario,
    inscripcion_completa,
    inscripcion_radicada,
    inscripcion_rechazada,
    recurso_presentado,
)
from tests.innovacion import fabricas as innovacion
from tests.tramites import casos
from tests.tramites.casos import borrador as borrador_de
from tests.tramites.casos import de_area, publicada
from tests.tramites.casos import radicada as radicada_de
from tests.tramites.fabricas import adhesion, parada, producto, sucursal, tramite
from tests.tramites.mostrador import certificar
from tramites.consultas.seguimiento import COMITE, sobre_tramite
from tramites.diseno.orientacion import Arbol, Pregunta, Respuesta
from tramites.models import Certificacion, Cita, Consentimiento, Informe, Integrante, Llamada
from tramites.servicios.areas import crear_conexion
from tramites.servicios.capacitacion import adjuntar_a_curso, escribir_curso
from tramites.servicios.diseno import abrir_version
from tramites.servicios.orientacion import cambiar_orientacion, publicar_orientacion
from tramites.servicios.turnos import dar_turno

SEMANA = timedelta(days=7)
PDF = b"%PDF-1.4\n%%EOF\n"
CORTO = {"personas": 12, "plazas": 6, "profesiones": ("MEDICINA",), "veedores": 1}  # 9 places


@dataclass
class Mundo:
    """``roles``: name of the role → its account, None for nobody. The rest: one row of each kind."""

    roles: dict[str, Any]
    cosas: SimpleNamespace


def crear_mundo() -> Mundo:
    """Everything belongs to «profesional», to her secretaría (Nariño) and to «ips»; the rest is foreign."""
    sello = sellado(**CORTO)
    hecho = ejecutado(
        con_acta=True, convocatoria=_con_veedora(proceso(**CORTO), sello.convocatoria.comite[0])
    )
    ips = funcionario(Rol.IPS, entidad=EntidadFactory(municipio_id=PASTO))
    cosas = SimpleNamespace(hecho=hecho.convocatoria, sello=sello.convocatoria, sorteo=hecho)
    roles = _roles(cosas, ips)
    cosas.objecion = _objecion(sello)
    _registro(cosas)
    _plazas(cosas, ips)
    cosas.nombramiento = roles["secretaria"].nombramientos.get()
    cosas.carga = _carga(ips)
    avisar(roles["profesional"], "cuenta_contrasena_cambiada", clave="una")
    cosas.aviso = Aviso.objects.get(clave="una")
    for usuario in roles.values():
        if usuario:
            usuario.set_password("una frase larga que nadie adivina")
            usuario.save()
            EmailAddress.objects.create(user=usuario, email=usuario.email, verified=True, primary=True)
    return Mundo(roles, cosas)


def _con_veedora(convocatoria: Any, veedora: Any) -> Any:
    """The process with one more person in its committee, who brings nothing to the seed."""
    datos = {"usuario": veedora, "nombre": "V", "representa": "R"}
    nombrar_veedor(convocatoria, actor=convocatoria.ministra, **datos)
    return convocatoria


def _objecion(sello: Any) -> Any:
    """One that waits for its answer, of somebody nobody signs in as."""
    propia = Participante.objects.filter(entrada__sorteo=sello).order_by("pk").first()
    quien = propia.inscripcion.persona.usuario
    return presentar_objecion(propia, actor=quien, dato="plazas", detalle="La primera era otra")


def _roles(cosas: SimpleNamespace, ips: Any) -> dict[str, Any]:
    sin_plaza = Participante.objects.filter(
        entrada__sorteo=cosas.sorteo, resultado__oferta=None, inscripcion__exoneracion__isnull=False
    )
    cosas.participante = sin_plaza.select_related("inscripcion__persona__usuario").order_by("pk").first()
    veedora, ajena = cosas.sello.comite[0], funcionario(Rol.VEEDOR)
    return {
        "anonima": None,
        "profesional": cosas.participante.inscripcion.persona.usuario,
        "profesional_ajena": UsuarioFactory(persona=PersonaFactory()),
        "ips": ips,
        "ips_ajena": funcionario(Rol.IPS),
        "secretaria": funcionario(Rol.SECRETARIA, autoridad=NARINO),
        "secretaria_ajena": funcionario(Rol.SECRETARIA, autoridad=CHOCO),
        "jefatura": funcionario(Rol.JEFE_SECRETARIA, autoridad=NARINO),
        "ministerio": funcionario(Rol.MINISTERIO),
        "veedora": veedora,
        "veedora_ajena": ajena,
        **_cumplimiento(cosas, cosas.participante.inscripcion.persona.usuario),
        **_tramites(cosas, cosas.participante.inscripcion.persona.usuario),
        **_innovacion(cosas, cosas.participante.inscripcion.persona.usuario),
    }


def _innovacion(cosas: SimpleNamespace, quien: Any) -> dict[str, Any]:
    """A centre with its manager, the team and an expert; a commitment of «profesional»."""
    m = innovacion.mundo_completo(quien)
    cosas.innova = m
    return {"gestora": m.gestora, "comunidad": m.equipo, "experta": m.experta}


def _tramites(cosas: SimpleNamespace, ciudadana: Any) -> dict[str, Any]:
    """The people of one institution that attends procedures, and who directs them all."""
    cosas.adhesion = adhesion(entidad=EntidadFactory())
    entidad = cosas.adhesion.entidad
    cosas.tramite, cosas.sucursal = tramite(entidad=entidad), sucursal(entidad=entidad)
    cosas.producto = producto(cosas.tramite, cosas.sucursal)
    cosas.turno = dar_turno(cosas.sucursal)
    cosas.cita = Cita.objects.create(
        sucursal=cosas.sucursal, inicia_en=timezone.now() + SEMANA, puesto=1, nombre="Eva"
    )
    de_entidad = {
        "funcionaria": Rol.FUNCIONARIO, "agente": Rol.AGENTE, "admin_tramites": Rol.ADMIN_TRAMITES,
    }  # fmt: skip
    gente = {nombre: funcionario(rol, entidad=entidad) for nombre, rol in de_entidad.items()}
    _casos(cosas, ciudadana, gente["funcionaria"])
    cosas.consentimiento = Consentimiento.objects.create(
        persona=ciudadana.persona, agente=gente["agente"], sucursal=cosas.sucursal, medio="papel",
        dado_en=timezone.now(),
    )  # fmt: skip
    certificar(gente["agente"], cosas.tramite)
    cosas.certificacion = Certificacion.objects.get()
    cerrado = {"clase": "movil", "cerrada_el": timezone.localdate()}  # the agent has one place to attend
    cosas.parada = parada(sucursal(entidad=entidad, **cerrado))
    direccion = funcionario(Rol.DIRECCION)
    _seguimiento(cosas, gente["admin_tramites"], direccion)
    return {**gente, "direccion": direccion}


def _seguimiento(cosas: SimpleNamespace, admin: Any, direccion: Any) -> None:
    """A meeting of the procedure and another of the committee, a course, a report."""
    acta = Acta(date(2026, 1, 2), "Uno", "Ana", "Se habló", ["Algo"])
    cosas.decision = anotar_reunion(sobre_tramite(cosas.tramite), acta, actor=admin).decisiones.get()
    cosas.decision_comite = anotar_reunion(COMITE, acta, actor=direccion).decisiones.get()
    cosas.integrante = Integrante.objects.create(nombre="A", cargo="B", calidad="comite", desde=acta.fecha)
    curso = {"titulo": "Uno", "publico": "ciudadania", "material": "Dos", "duracion_minutos": 5}
    cosas.curso = escribir_curso(cosas.tramite.entidad, actor=admin, **curso)
    adjuntar_a_curso(cosas.curso, casos.archivo(), actor=admin)
    final = (Respuesta("Sí", "este"), Respuesta("No", "no", motivo="No"))
    arbol = Arbol((Pregunta("uno", "¿Uno?", "", final),))
    cambiar_orientacion(cosas.tramite, lambda _: arbol, actor=admin)
    publicar_orientacion(cosas.tramite, actor=admin)
    Informe.objects.create(mes=date(2026, 1, 1), secciones=[])


def _casos(cosas: SimpleNamespace, ciudadana: Any, funcionaria: Any) -> None:
    """A draft and a sent case of «profesional»; «funcionaria» has the sent one."""
    publicada(cosas.tramite)
    de_area(cosas.tramite.entidad, usuario=funcionaria)
    de_quien = SimpleNamespace(tramite=cosas.tramite, eva=ciudadana)
    cosas.version = abrir_version(cosas.tramite, actor=funcionaria)
    cosas.puesto = funcionaria.puestos_tramites.get()
    hoy = timezone.localdate()
    cosas.ausencia = Ausencia.objects.create(usuario=funcionaria, desde=hoy + SEMANA, hasta=hoy + SEMANA)
    cosas.solicitud, cosas.solicitud_borrador = radicada_de(de_quien), borrador_de(de_quien)
    cosas.conexion = crear_conexion(
        cosas.tramite.entidad, "Archivo", "https://archivo.example/", actor=funcionaria
    )
    cosas.llamada = Llamada.objects.create(
        conexion=cosas.conexion, solicitud=cosas.solicitud, clave="una", cuerpo={}
    )


def _cumplimiento(cosas: SimpleNamespace, afectada: Any) -> dict[str, Any]:
    """A case of «vigilada» about «profesional», reported and contradicted; one draft of a dictamen."""
    c = caso(correo=afectada.email)
    fiscal = supervisor(c.regimen)
    informar(c.obligacion)
    responder(c.obligacion, valor="no", actor=afectada)
    cosas.caso, cosas.tarea = c.obligacion, c.obligacion.tareas.get()
    cosas.borrador_dictamen = borrador(c.regimen)
    cosas.asunto = abrir_asunto(
        Voz(entidad=c.entidad), actor=c.usuario, clase="acuerdo", regimen=c.regimen, titulo="Uno", texto="Dos"
    )
    cosas.credencial = credencial(c.entidad, c.usuario)
    return {
        "vigilada": c.usuario,
        "vigilada_ajena": vigilada(c.regimen)[1],
        "fiscalizacion": fiscal,
        "oirs": supervisor(tipo="atencion", rol=Rol.OIRS),
    }


def _registro(cosas: SimpleNamespace) -> None:
    """A draft and a sent registration of the same person, with files that exist; a process in draft."""
    persona = cosas.participante.inscripcion.persona
    cosas.borrador = inscripcion_completa(persona=persona, numero="1020304051")
    cosas.radicada = inscripcion_radicada(persona=persona, numero="1020304052")
    cosas.rechazada = inscripcion_rechazada(persona=persona, numero="1020304053")
    cosas.recurso = recurso_presentado(numero="1020304054")
    cosas.abierta = cosas.borrador.convocatoria
    cosas.preferida = cosas.borrador.preferencias.get().oferta
    cosas.documento = cosas.radicada.documentos.order_by("pk").first().archivo
    cosas.condicion = CondicionPrioridad.objects.create(
        inscripcion=cosas.radicada, condicion="victima", indice="0" * 64, consentida_en=timezone.now()
    )
    cosas.convocatoria = ConvocatoriaFactory()
    for archivo in (cosas.documento, cosas.convocatoria.acto_archivo):
        storages["default"].save(archivo.clave, ContentFile(PDF))
    cosas.punto = PuntoLista.objects.first()
    cosas.certificado = cosas.participante.inscripcion.exoneracion.certificado


def _plazas(cosas: SimpleNamespace, ips: Any) -> None:
    """A post of «ips» in every state: ``plaza_borrador``, ``plaza_enviada``…"""
    for estado in Estado:
        plaza = PlazaFactory(entidad=ips.entidad, estado=estado)
        setattr(cosas, f"plaza_{estado.value}", plaza)
    cosas.oferta = OfertaFactory(convocatoria=cosas.abierta, plaza=cosas.plaza_publicada)


def _carga(ips: Any) -> Any:
    formato = formato_de("plazas")
    archivo = SimpleUploadedFile("plazas.csv", plantilla_csv(formato))
    carga, _ = subir_carga(archivo, formato=formato, actor=ips)
    procesar_carga(carga.pk)
    carga.refresh_from_db()
    return carga


@pytest.fixture(scope="module")
def mundo(django_db_setup, django_db_blocker):
    """One world for all the tests of a module, in one transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield crear_mundo()
        transaction.set_rollback(True)
