"""A list costs the same number of queries with one row and with thirty."""

from datetime import timedelta
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cumplimiento.consultas.voces import Voz
from cumplimiento.servicios.mesa import abrir_asunto
from inscripciones.estados import EstadoConvocatoria
from plazas.estados import Estado
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar_lectura
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.servicios import subir_carga
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.reuniones.servicios import Acta, anotar_reunion
from tests.cumplimiento.fabricas import borrador, dictado, regimen, supervisor, vigilada
from tests.fabricas import (
    NARINO,
    ArchivoFactory,
    ConvocatoriaFactory,
    EntidadFactory,
    InscripcionFactory,
    OfertaFactory,
    PersonaFactory,
    PlazaFactory,
    PoliticaFactory,
    UsuarioFactory,
    funcionario,
    inscripcion_radicada,
    recurso_presentado,
)
from tests.innovacion import fabricas as innova
from tests.tramites.casos import ciudadana, institucion
from tests.tramites.casos import radicada as solicitud_en
from tests.tramites.fabricas import administradora, producto, sucursal, tramite
from tests.tramites.mostrador import certificar
from tramites.consultas.seguimiento import COMITE
from tramites.servicios.capacitacion import escribir_curso

pytestmark = pytest.mark.django_db
numeros = count(1_000_000_000)


def nadie():
    return None


def solicitante():
    """Who asks for the procedure of an institution."""
    una = institucion()
    una.eva.institucion = una
    return una.eva


def responde():
    """Who answers the cases of an institution."""
    una = institucion()
    una.ana.institucion = una
    return una.ana


def ips():
    return funcionario(Rol.IPS)


def de_choco():
    return funcionario(Rol.SECRETARIA)


def de_narino(rol=Rol.SECRETARIA):
    return funcionario(rol, autoridad=NARINO)


def jefa():
    return de_narino(Rol.JEFE_SECRETARIA)


def ministra():
    return funcionario(Rol.MINISTERIO)


def profesional():
    return UsuarioFactory(persona=PersonaFactory())


def subir(usuario):
    contenido = f"profesion;cargo\n;{next(numeros)}\n".encode()
    archivo = SimpleUploadedFile("plazas.csv", contenido)
    return subir_carga(archivo, formato=formato_de("plazas"), actor=usuario)


def leer(usuario):
    archivo = ArchivoFactory(titular=usuario.persona)
    registrar_lectura(archivo, persona_id=usuario.persona_id, actor=de_choco(), proposito="Revisar")


def mensaje(usuario):
    avisar(usuario, "cuenta_contrasena_cambiada", clave=str(next(numeros)))


def informante():
    """Who reports for an entity; with its regime and entity."""
    r = regimen()
    entidad, usuario = vigilada(r)
    usuario.regimen, usuario.vigilada, usuario.correo = r, entidad, ""
    return usuario


def fiscal():
    otra = informante()
    usuario = supervisor(otra.regimen)
    usuario.regimen, usuario.vigilada, usuario.correo = otra.regimen, otra.vigilada, ""
    return usuario


def afectada():
    otra, usuario = informante(), UsuarioFactory()
    usuario.regimen, usuario.vigilada, usuario.correo = otra.regimen, otra.vigilada, usuario.email
    return usuario


def dictar_a(usuario, **datos):
    dictado(usuario.regimen, usuario.vigilada, numero=str(next(numeros)), correo=usuario.correo, **datos)


def llevar_a_la_mesa(usuario):
    datos = {"clase": "pregunta", "titulo": str(next(numeros)), "texto": "¿Cómo?"}
    abrir_asunto(Voz(entidad=usuario.vigilada), actor=usuario, **datos)


def dictar_hace_un_ano(usuario):
    dictar_a(usuario, fecha=timezone.localdate() - timedelta(days=365))


def ensenar(usuario):
    datos = {"publico": "agentes", "material": "Paso uno", "duracion_minutos": 5}
    escribir_curso(usuario.entidad, actor=usuario, titulo=str(next(numeros)), **datos)


def reunir(usuario):
    anotar_reunion(COMITE, Acta(timezone.localdate(), "Uno", "Ana", "Acta", ["Dos"]), actor=usuario)


# route → (who looks, what adds one row to the list of the one who looks)
LISTAS = {
    "tramites:mias": (solicitante, lambda quien: solicitud_en(quien.institucion)),
    "tramites:bandeja": (
        responde,
        lambda quien: solicitud_en(quien.institucion, ciudadana(str(next(numeros)))),
    ),
    "plazas:catalogo": (nadie, lambda _: PlazaFactory()),
    "plazas:mias": (ips, lambda usuario: PlazaFactory(entidad=usuario.entidad)),
    "plazas:revision": (de_choco, lambda _: PlazaFactory(estado=Estado.ENVIADA)),
    "plazas:sin_reportar": (de_choco, lambda _: EntidadFactory()),
    "plazas:decision": (ministra, lambda _: PlazaFactory(estado=Estado.VALIDADA)),
    "plazas:pais": (ministra, lambda _: PlazaFactory()),
    "inscripciones:convocatorias": (
        nadie,
        lambda _: ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA),
    ),
    "inscripciones:politicas": (ministra, lambda _: PoliticaFactory()),
    "inscripciones:inicio": (
        profesional,
        lambda usuario: InscripcionFactory(persona=usuario.persona),
    ),
    "inscripciones:mesa": (de_narino, lambda _: inscripcion_radicada(numero=str(next(numeros)))),
    "inscripciones:recursos": (de_narino, lambda _: recurso_presentado(numero=str(next(numeros)))),
    "inscripciones:territorio": (jefa, lambda _: inscripcion_radicada(numero=str(next(numeros)))),
    "inscripciones:secretarias": (ministra, lambda _: inscripcion_radicada(numero=str(next(numeros)))),
    "asignacion:lista": (nadie, lambda _: ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)),
    "avisos:lista": (ministra, lambda _: mensaje(UsuarioFactory())),
    "avisos:recibidos": (profesional, mensaje),
    "cargas:lista": (ips, subir),
    "documentos:lecturas": (profesional, leer),
    "documentos:ausentes": (ministra, lambda _: ArchivoFactory(falta_desde=timezone.now())),
    "cumplimiento:mias": (informante, dictar_a),
    "cumplimiento:supervision": (fiscal, dictar_hace_un_ano),
    "cumplimiento:dictamenes": (fiscal, lambda usuario: borrador(usuario.regimen, str(next(numeros)))),
    "cumplimiento:mesa": (informante, llevar_a_la_mesa),
    "cumplimiento:mis_casos": (afectada, dictar_a),
    "cuentas:nombramientos": (ministra, lambda _: de_choco()),
    "tramites:inicio": (nadie, lambda _: tramite(necesidades=["becas", "me-gradue"], grupos=["jovenes"])),
    "tramites:buscar": (nadie, lambda _: tramite()),
    "tramites:mis_fichas": (administradora, lambda usuario: tramite(entidad=usuario.entidad)),
    "tramites:mi_red": (administradora, lambda usuario: sucursal(entidad=usuario.entidad)),
    "tramites:certificaciones": (
        administradora,
        lambda usuario: certificar(funcionario(Rol.AGENTE, entidad=usuario.entidad), tramite()),
    ),
    "tramites:cursos": (administradora, ensenar),
    "tramites:comite": (lambda: funcionario(Rol.DIRECCION), reunir),
    "tramites:instituciones": (nadie, lambda _: producto(tramite(), sucursal())),
    "tramites:sucursales": (nadie, lambda _: producto(tramite(), sucursal())),
}


def equipo():
    """The community team, with a small world."""
    m = innova.mundo()
    m.equipo.m = m
    return m.equipo


def una_innovacion(quien):
    una = innova.innovacion(quien.m.gestora, quien.m.centro, quien.m.reto)
    innova.publicada(una, quien.m.gestora, quien)


LISTAS |= {
    "innovacion:retos": (nadie, lambda _: innova.reto()),
    "innovacion:innovaciones": (equipo, una_innovacion),
    "innovacion:practicas": (equipo, una_innovacion),
    "innovacion:compromisos": (equipo, lambda quien: innova.compromiso(quien, quien.m.ana, aceptado=True)),
    "innovacion:adopciones": (equipo, lambda quien: innova.adopcion(quien.m.practica)),
    "innovacion:instituciones": (equipo, lambda _: innova.participante(centro=innova.centro())),
    "innovacion:redes": (equipo, innova.seguidores),
    "innovacion:uniones": (equipo, innova.union),
    "innovacion:innovatones": (equipo, lambda quien: innova.innovaton(quien, quien.m.reto)),
}


def consultas(client, url):
    """What the list asks; what is kept between requests, the session among it, is not counted."""
    client.get(url)
    with CaptureQueriesContext(connection) as hechas:
        assert client.get(url).status_code == 200
    return [c["sql"][:160] for c in hechas.captured_queries if 'FROM "django_session"' not in c["sql"]]


def cuesta_lo_mismo(client, url, agregar):
    agregar()
    con_una = consultas(client, url)
    for _ in range(29):
        agregar()
    con_treinta = consultas(client, url)
    assert len(con_treinta) == len(con_una), con_treinta


@pytest.mark.parametrize("ruta", LISTAS)
def test_treinta_filas_cuestan_las_mismas_consultas_que_una(client, ruta):
    quien, agregar = LISTAS[ruta]
    usuario = quien()
    if usuario:
        client.force_login(usuario)
    cuesta_lo_mismo(client, reverse(ruta), lambda: agregar(usuario))


@pytest.mark.parametrize("ruta", ["inscripciones:ofertas", "inscripciones:quitar_ofertas"])
def test_ofrecer_treinta_plazas_cuesta_las_mismas_consultas_que_una(client, ruta):
    convocatoria = ConvocatoriaFactory()
    client.force_login(ministra())
    hacer = PlazaFactory if ruta == "inscripciones:ofertas" else OfertaFactory
    datos = {} if hacer is PlazaFactory else {"convocatoria": convocatoria}
    cuesta_lo_mismo(client, reverse(ruta, args=[convocatoria.codigo]), lambda: hacer(**datos))


def test_buscar_entre_treinta_plazas_cuesta_las_mismas_consultas_que_en_una(client):
    inscripcion = InscripcionFactory()
    client.force_login(inscripcion.persona.usuario)
    url = reverse("inscripciones:buscar_plaza", args=[inscripcion.pk])
    cuesta_lo_mismo(client, url, lambda: OfertaFactory(convocatoria=inscripcion.convocatoria))
