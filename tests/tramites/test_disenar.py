"""An administrator builds a service in the browser, and no mistake of hers reaches a citizen."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tests.fabricas import EntidadFactory
from tramites.consultas.diseno import ensayar
from tramites.diseno import cambios
from tramites.diseno.estructura import Estructura
from tramites.diseno.intercambio import a_json
from tramites.models import Area, Conexion, Puesto, Solicitud, VersionTramite
from tramites.servicios.diseno import (
    VersionCerrada,
    VersionConDefectos,
    abrir_version,
    cambiar_version,
    publicar_version,
)

from .casos import CAMPOS, ESTRUCTURA, ciudadana, institucion, radicada, tramite

pytestmark = pytest.mark.django_db


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.admin)
    return i


def url(nombre, *args):
    return reverse(f"tramites:{nombre}", args=args)


def fila(n, **datos):
    return {f"acciones-{n}-{clave}": valor for clave, valor in datos.items()}


def etapa(nombre, area, *acciones, plazo=3, **mas):
    """What the form of a stage sends."""
    datos = {"nombre": nombre, "area": area, "plazo_dias_habiles": plazo, "acciones-TOTAL_FORMS": 5,
             "acciones-INITIAL_FORMS": 5, **mas}  # fmt: skip
    for n, (rotulo, destino) in enumerate(acciones):
        datos |= fila(n, rotulo=rotulo, destino=destino)
    return datos


def test_de_nada_a_cinco_etapas_publicadas_y_alguien_las_usa(client, i):
    nuevo = tramite(i.entidad, "permiso", nombre="Permiso")
    client.post(url("abrir_version", "permiso"))
    v = nuevo.versiones.get()
    assert "No pregunta nada" in client.get(v.get_absolute_url()).text
    pregunta = {"rotulo": "¿Qué pide?", "tipo": "texto", "seccion": "Su solicitud", "obligatorio": "on"}
    client.post(url("diseno_campo_nuevo", v.pk), pregunta)
    for n in range(5, 0, -1):
        destino = "fin:favorable" if n == 5 else f"paso_{n + 1}"
        client.post(url("diseno_etapa_nueva", v.pk), etapa(f"Paso {n}", "juridica", ("Seguir", destino)))
    ajustes = {"inicio": "paso_1", "escala": "¿Fue fácil?", "abierta": "¿Qué cambiaría?"}
    client.post(url("diseno_ajustes", v.pk), ajustes)
    assert "No hay nada por corregir" in client.get(v.get_absolute_url()).text
    client.post(url("publicar_version", v.pk))
    i.tramite = nuevo
    s = radicada(i, ciudadana("5"), que_pide="Un permiso")
    assert (s.etapa, len(s.definicion.etapas), s.definicion.encuesta.escala) == ("paso_1", 5, "¿Fue fácil?")


def test_cada_error_se_explica_y_no_deja_publicar(client, i):
    v = abrir_version(i.tramite, actor=i.admin)
    client.post(url("diseno_etapa", v.pk, "decision"), etapa("Fin", "", ("Volver", "estudio"), plazo=0))
    pagina = client.get(v.get_absolute_url()).text
    for dicho in ("Nadie responde por ella", "cero días", "daría vueltas"):
        assert dicho in pagina
    assert "Todavía no se puede publicar" in client.post(url("publicar_version", v.pk), follow=True).text
    v.refresh_from_db()
    assert v.estado == "borrador"


def test_un_area_sin_nadie_una_conexion_y_un_efecto_que_no_existen_se_notan(i):
    v = abrir_version(i.tramite, actor=i.admin)
    Area.objects.create(entidad=i.entidad, codigo="vacia", nombre="Vacía")
    mala = ESTRUCTURA.etapas[0].__class__(
        "x", "X", "vacia", 1, ESTRUCTURA.etapas[1].acciones, None, "nada", "nada"
    )
    v = cambiar_version(v, cambios.con_etapa(mala), actor=i.admin)
    with pytest.raises(VersionConDefectos) as error:
        publicar_version(v, actor=i.admin)
    dichos = " ".join(d.mensaje for d in error.value.defectos)
    assert all(x in dichos for x in ("Nadie trabaja", "La conexión «nada»", "El efecto «nada»"))


def test_lo_publicado_no_cambia_y_lo_que_corre_sigue_por_lo_suyo(client, i):
    s = radicada(i)
    with pytest.raises(VersionCerrada):
        cambiar_version(i.version, cambios.sin_campo("asunto"), actor=i.admin)
    assert client.get(url("diseno_campo", i.version.pk, "asunto")).status_code == 302
    nueva = cambiar_version(
        abrir_version(i.tramite, actor=i.admin), cambios.sin_campo("cuando"), actor=i.admin
    )
    publicar_version(nueva, actor=i.admin)
    i.version.refresh_from_db()
    assert i.version.estado == "reemplazada"
    assert Solicitud.objects.get(pk=s.pk).definicion == ESTRUCTURA
    with pytest.raises(TransicionInvalida):
        publicar_version(i.version, actor=i.admin)


def test_dos_que_editan_a_la_vez_no_se_pierden_nada(i):
    una = otra = abrir_version(i.tramite, actor=i.admin)
    cambiar_version(una, cambios.sin_campo("cuando"), actor=i.admin)
    v = cambiar_version(otra, cambios.sin_campo("cuantos"), actor=i.admin)
    assert {"cuando", "cuantos"}.isdisjoint({c.clave for c in v.definicion.campos})


def test_se_exporta_y_se_importa_igual(client, i):
    texto = client.get(url("exportar_version", i.version.pk)).content
    otro = tramite(i.entidad, "otro")
    archivo = SimpleUploadedFile("definicion.json", texto)
    client.post(url("importar_version", "otro"), {"archivo": archivo})
    assert otro.versiones.get().estructura == json.loads(texto) == a_json(ESTRUCTURA)


@pytest.mark.parametrize("malo", [b"no soy json", b"[" * 9999, b'{"formato": 7}', b'{"campos": 3}'])
def test_un_archivo_malo_dice_que_tiene_y_no_cambia_nada(client, i, malo):
    pagina = client.post(
        url("importar_version", i.tramite.codigo), {"archivo": SimpleUploadedFile("d.json", malo)}
    )
    assert "Hay un problema" in pagina.text
    assert VersionTramite.objects.count() == 1


def test_se_mueve_y_se_quita(client, i):
    v = abrir_version(i.tramite, actor=i.admin)
    client.post(url("diseno_mover", v.pk, "campo", "asunto"), {"acto": "bajar"})
    client.post(url("diseno_mover", v.pk, "etapa", "estudio"), {"acto": "quitar"})
    v = VersionTramite.objects.get(pk=v.pk)
    assert [c.clave for c in v.definicion.campos][:2] == ["tiene_apoyo", "asunto"]
    assert v.definicion.inicio == "decision"


def test_se_prueba_sin_guardar_nada(client, i):
    probar = url("diseno_probar", i.version.pk)
    assert "¿Quién?" not in client.get(probar).text
    assert "¿Quién?" in client.post(probar, {"tiene_apoyo": "Sí"}).text
    assert "con resultado «favorable»" in client.get(probar, {"camino": "pasar.conceder"}).text
    assert ensayar(ESTRUCTURA, ["nada"]).etapa.clave == "estudio"
    assert ensayar(Estructura(CAMPOS), []).etapa is None
    assert not Solicitud.objects.exists()


def test_altas_y_bajas_de_las_areas(client, i):
    areas = url("areas")
    creada = client.post(areas, {"forma": "area", "nombre": "Atención al público"}, follow=True)
    assert "Ya existe el área Atención al público" in creada.text
    area = Area.objects.get(codigo="atencion-al-publico")
    alta = {"forma": "puesto", "correo": "Nueva@example.org", "nombre": "Nora, abogada", "area": area.pk}
    client.post(areas, {**alta, "es_jefe": "on"})
    puesto = Puesto.objects.get(area=area)
    assert puesto.usuario.tiene_rol("funcionario")
    s = radicada(i)
    client.post(url("baja_de_area", Puesto.objects.get(usuario=i.ana).pk))
    s.refresh_from_db()
    assert s.responsable is None
    assert not i.ana.nombramientos.vigentes().filter(hasta=None).exists()
    propia = client.post(areas, {**alta, "correo": i.admin.email})
    assert "Nadie se nombra" in propia.text


def test_nadie_disena_lo_de_otra_entidad(client, i):
    ajeno = tramite(EntidadFactory(), "ajeno")
    assert client.post(url("abrir_version", "ajeno")).status_code in (403, 404)
    ajena = VersionTramite.objects.create(tramite=ajeno, numero=1, estructura=a_json(ESTRUCTURA))
    assert client.get(url("diseno", ajena.pk)).status_code == 404


def test_un_sistema_se_agrega_se_detiene_y_su_secreto_no_cambia(client, i):
    datos = {"nombre": "Archivo central", "url": "https://archivo.example/avisos"}
    client.post(url("conexiones"), datos)
    conexion = Conexion.objects.get()
    client.post(url("conexiones"), {**datos, "url": "https://archivo.example/otra"})
    client.post(url("alternar_conexion", conexion.pk))
    despues = Conexion.objects.get()
    assert (despues.secreto, despues.esta_activa) == (conexion.secreto, False)


def test_un_sistema_sin_cifrar_no_se_agrega(client, i):
    datos = {"nombre": "Archivo central", "url": "http://archivo.example/avisos"}
    assert "debe empezar por https://" in client.post(url("conexiones"), datos).text
    assert not Conexion.objects.exists()
