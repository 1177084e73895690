"""A small world of people who build together: a centre with its manager, the team, an expert, a challenge."""

from datetime import date, time, timedelta
from itertools import count
from types import SimpleNamespace
from uuid import uuid4

from django.utils import timezone

from innovacion.models import Centro, Etapa, Participante
from innovacion.servicios.circulos import crear_circulo, ofrecer_visita
from innovacion.servicios.compromiso import (
    aceptar_compromiso,
    anotar_reunion_semanal,
    proponer_compromiso,
)
from innovacion.servicios.comunidad import (
    anotar_seguidores,
    crear_curso,
    escribir_noticia,
    pedir_apoyo,
    publicar_noticia,
)
from innovacion.servicios.innovacion import agregar_accion, crear_innovacion, entrar_en_etapa
from innovacion.servicios.innovaton import (
    abrir_innovaton,
    agregar_mesa,
    agregar_sede,
    crear_innovaton,
    inscribir,
    recibir,
)
from innovacion.servicios.medicion import anotar_medicion, crear_indicador
from innovacion.servicios.personas import fusionar
from innovacion.servicios.practica import (
    anunciar_adopcion,
    enviar_practica,
    escribir_practica,
    publicar_practica,
)
from innovacion.servicios.retos import abrir_reto, aportar, proponer_reto
from innovacion.servicios.temporadas import marcar_temporada
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.reuniones.servicios import Acta
from sso_portal.nucleo.territorio.models import Municipio
from tests.fabricas import QUIBDO, EntidadFactory, PersonaFactory, UsuarioFactory, funcionario

numeros = count(1)
HOY = timezone.localdate
PRACTICA = {
    "titulo": "Citas por mensaje",
    "resumen": "La cita se pide y se cambia por mensaje.",
    "que_se_necesita": "Un teléfono del centro y una persona dos horas al día.",
    "mutaciones": "Donde no hay señal, un radio.",
}
ESPERA = {"nombre": "Espera", "unidad": "minutos", "metodo": "Cronómetro", "sentido": "menos"}


def centro(**datos):
    return Centro.objects.create(entidad=datos.pop("entidad", None) or EntidadFactory(), tipo="centro_salud")


def participante(nombre="Ana Rivas", **datos):
    return Participante.objects.create(nombre=nombre, **{"profesion": "enfermeria", **datos})


def union(equipo):
    """Two rows that somebody said are one person."""
    return fusionar(participante(), participante(), actor=equipo)


def seguidores(equipo, cuantos=390, dia=None, red="facebook"):
    """How many follow a network on a day, each time an earlier one."""
    dia = dia or HOY() - timedelta(days=next(numeros))
    return anotar_seguidores(actor=equipo, red=red, fecha=dia, seguidores=cuantos, fuente="El perfil")


def temporada(equipo, desde=None, hasta=None, nombre="Campaña de invierno"):
    """A season, of this month unless it is said."""
    desde = desde or HOY().replace(day=1)
    return marcar_temporada(actor=equipo, nombre=nombre, desde=desde, hasta=hasta or desde)


def reto(actor=None, *, abierto=True, **datos):
    actor = actor or UsuarioFactory()
    todo = {
        "titulo": "Menos espera",
        "pregunta": "¿Cómo esperar menos?",
        "descripcion": "Dos horas.",
        **datos,
    }
    uno = proponer_reto(actor=actor, **todo)
    if abierto:
        abrir_reto(uno, actor=actor)
    return uno


def innovacion(actor, donde, para=None, **datos):
    todo = {"titulo": f"Innovación {next(numeros)}", "resumen": "Mensajes.", "reto": para or reto(), **datos}
    return crear_innovacion(actor=actor, centro=donde, **todo)


def medida(una, actor, antes=45, despues=30):
    """An innovation put in practice and measured before and after; returns its indicator."""
    entrar_en_etapa(una, Etapa.MATERIALIZACION, actor=actor)
    indicador = crear_indicador(una, actor=actor, **ESPERA)
    for momento, valor, dia in (
        ("ex_ante", antes, date(2026, 1, 15)),
        ("ex_post", despues, date(2026, 6, 15)),
    ):
        medir(indicador, actor, momento, valor, dia)
    return indicador


def medir(indicador, actor, momento, valor, dia, **datos):
    regla = {"unidad": indicador.unidad, "metodo": indicador.metodo, **datos}
    return anotar_medicion(indicador, actor=actor, momento=momento, valor=valor, n=50, fecha=dia, **regla)


def publicada(una, gestora, equipo):
    """The page of ``una`` in the library."""
    practica = escribir_practica(una, actor=gestora, **PRACTICA)
    enviar_practica(practica, actor=gestora)
    publicar_practica(practica, actor=equipo)
    return practica


def adopcion(practica, institucion="Hospital San José", **datos):
    return anunciar_adopcion(practica, institucion=institucion, contacto="300 123 4567", **datos)


def compromiso(actor, quien=None, dias=7, *, aceptado=False, **datos):
    vence = HOY() + timedelta(days=dias) if dias is not None else None
    todo = {"accion": "Abrir el teléfono", "participante": quien, "vence_el": vence, **datos}
    uno = proponer_compromiso(actor=actor, **todo)
    if aceptado:
        aceptar_compromiso(uno, actor=actor)
    return uno


def innovaton(equipo, para, *, abierta=True, lugares=5, aforo=60, dias=10):
    """One with a venue in Quibdó and one table; ``una.sede`` and ``una.mesa``."""
    una = crear_innovaton(
        actor=equipo, nombre="Innovatón", descripcion="Esperar menos", fecha=HOY() + timedelta(days=dias),
        inicia=time(8), termina=time(12),
    )  # fmt: skip
    una.sede = sede(una, equipo, "Quibdó", aforo=aforo)
    una.mesa = mesa(una.sede, equipo, para, 1, lugares=lugares)
    if abierta:
        abrir_innovaton(una, actor=equipo)
    return una


def sede(una, equipo, nombre, aforo=60):
    return agregar_sede(
        una, actor=equipo, nombre=nombre, municipio=Municipio.objects.get(pk=QUIBDO), direccion="Calle 1",
        aforo=aforo,
    )  # fmt: skip


def mesa(en, equipo, para, numero, lugares=5, moderador=None):
    return agregar_mesa(en, actor=equipo, numero=numero, reto=para, lugares=lugares, moderador=moderador)


def inscrita(donde, nombre="Eva Paz", correo=None):
    """The seat of somebody who registers."""
    correo = correo if correo is not None else f"p{next(numeros)}@example.org"
    datos = {"nombre": nombre, "profesion": "medicina", "institucion": "Hospital"}
    return inscribir(donde, correo=correo, **datos)[0]


def llegada(cupo, equipo):
    """She came."""
    return recibir(cupo.mesa.sede, cupo.codigo, llave=uuid4(), cuando=timezone.now(), actor=equipo)


def noticia(equipo, publica=True, **datos):
    """A piece of news, with its texts approved."""
    todo = {"clase": "noticia", "titulo": "Ya son 183", "resumen": "Somos más.", "texto": "Todo.", **datos}
    una = escribir_noticia(actor=equipo, **todo)
    if publica:
        publicar_noticia(una, actor=equipo, corto=una.texto_corto, whatsapp=una.texto_whatsapp)
    return una


def mundo(persona=None):
    """The people and one thing of each kind; ``persona``: the account of who takes part."""
    donde = centro()
    m = SimpleNamespace(
        centro=donde,
        gestora=funcionario(Rol.GESTOR_CAMBIOS, entidad=donde.entidad),
        equipo=funcionario(Rol.COMUNIDAD, nombre_visible="Luz del equipo"),
        experta=funcionario(Rol.EXPERTO),
        persona=persona or UsuarioFactory(persona=PersonaFactory()),
    )
    m.ana = participante(usuario=m.persona, centro=donde)
    m.reto = reto(m.equipo)
    m.innovacion = innovacion(m.gestora, donde, m.reto)
    m.accion = agregar_accion(m.innovacion, actor=m.gestora, accion="Uno", responsable="Dos", vence_el=HOY())
    m.practica = publicada(m.innovacion, m.gestora, m.equipo)
    return m


def mundo_completo(persona):
    """The same, and what only some pages need."""
    m = mundo(persona)
    m.union, m.temporada = union(m.equipo), temporada(m.equipo)
    m.compromiso = compromiso(m.equipo, m.ana, centro=m.centro)
    m.adopcion = adopcion(m.practica)
    m.aporte = aportar(m.reto, "Hola", actor=None, nombre="Rosa")
    acta = Acta(HOY(), "Semana", "Luz", "Se habló.", ())
    m.reunion = anotar_reunion_semanal(acta, actor=m.equipo)
    m.innovaton = innovaton(m.equipo, m.reto)
    m.cupo = inscrita(m.innovaton.mesa)
    llegada(m.cupo, m.equipo)
    m.circulo = crear_circulo(actor=m.equipo, nombre="Urgencias", reto=m.reto, descripcion="Uno")
    m.noticia = noticia(m.equipo)
    m.apoyo = pedir_apoyo(actor=persona, asunto="Medir", texto="¿Cómo?")
    m.curso = crear_curso(actor=m.equipo, nombre="Innovación pública", descripcion="Sesenta horas", horas=60)
    m.visita = ofrecer_visita(actor=m.gestora, anfitrion=m.centro, tema="Radio", que_se_ve="Dos", lugares=4)
    return m
