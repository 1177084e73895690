"""An administrator writes the questions that lead to a procedure, and those that end it, without code."""

import pytest
from django.urls import reverse

from tramites.consultas.encuesta import resultados_de
from tramites.diseno import cambios
from tramites.diseno.estructura import Encuesta, PreguntaEncuesta
from tramites.forms.persona import EncuestaForm
from tramites.models import RespuestaEncuesta
from tramites.servicios.diseno import abrir_version, cambiar_version, publicar_version
from tramites.servicios.etapas import avanzar_solicitud

from .casos import ciudadana, institucion, radicada
from .casos import tramite as otro_tramite

pytestmark = pytest.mark.django_db


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.admin)
    return i


def url(nombre, *args):
    return reverse(f"tramites:{nombre}", args=args)


def pregunta(texto, *respuestas):
    datos = {"texto": texto, "respuestas-TOTAL_FORMS": 4, "respuestas-INITIAL_FORMS": 0}
    for n, (dicha, destino, mas) in enumerate(respuestas):
        datos |= {f"respuestas-{n}-texto": dicha, f"respuestas-{n}-destino": destino}
        datos |= {f"respuestas-{n}-{clave}": valor for clave, valor in mas.items()}
    return datos


def escribir(client, i):
    nueva = url("orientacion_nueva", i.tramite.codigo)
    otro_tramite(i.entidad, "inscripcion", nombre="Inscripción")
    segunda = pregunta("¿Ya sirvió?", ("Sí", "este", {}), ("No", "otro", {"tramite": "inscripcion"}))
    client.post(nueva, segunda)
    sin_final = pregunta("¿Se graduó?", ("Sí", "", {}), ("No", "no", {"tramite": "nada-asi"}))
    mal = client.post(nueva, sin_final).text
    assert "Elija a dónde lleva «Sí»" in mal
    assert "Ningún trámite publicado" in mal
    client.post(
        nueva, pregunta("¿Se graduó?", ("Sí", "ya_sirvio", {}), ("No", "no", {"motivo": "Gradúese."}))
    )


def test_se_escribe_sin_codigo_y_cualquiera_llega_al_final_sin_javascript(client, i):
    codigo = i.tramite.codigo
    escribir(client, i)
    assert "Nadie llega a ella" in client.get(url("orientacion", codigo)).text
    assert "Todavía no se puede" in client.post(url("orientacion_publicar", codigo), follow=True).text
    client.post(url("orientacion_quitar", codigo, "ya_sirvio"))
    client.post(url("orientacion_quitar", codigo, "se_graduo"))
    primera = pregunta(
        "¿Se graduó?",
        ("Sí", "este", {"motivo": "Lleve su acta."}),
        ("No", "no", {"motivo": "Gradúese."}),
        ("Ya serví", "otro", {"tramite": "inscripcion"}),
    )
    client.post(url("orientacion_nueva", codigo), primera)
    client.post(url("orientacion_publicar", codigo))
    client.logout()
    assert "¿Es este el trámite que necesita?" in client.get(i.tramite.get_absolute_url()).text
    orientar = url("orientar", codigo)
    assert "Elija una respuesta" not in client.get(orientar).text
    assert "<title>Error: " in client.get(orientar, {"seguir": "0"}).text
    for respuesta, final in (("0", "Usted necesita este trámite"), ("1", "Usted no puede hacer este trámite"),
                             ("2", "Usted necesita otro trámite")):  # fmt: skip
        pagina = client.get(orientar, {"r": respuesta}).text
        assert final in pagina
        assert "versión 1" in pagina  # the page that it cites


def test_lo_publicado_sigue_aunque_el_borrador_cambie_y_se_puede_retirar(client, i):
    codigo = i.tramite.codigo
    sola = pregunta("¿Se graduó?", ("Sí", "este", {}), ("No", "no", {"motivo": "Gradúese."}))
    client.post(url("orientacion_nueva", codigo), sola)
    client.post(url("orientacion_publicar", codigo))
    cambiada = {**sola, "texto": "¿Tiene diploma?"}
    client.post(url("orientacion_pregunta", codigo, "se_graduo"), cambiada)
    assert "¿Se graduó?" in client.get(url("orientar", codigo)).text
    client.post(url("orientacion_retirar", codigo))
    assert client.get(url("orientar", codigo)).status_code == 404
    assert "¿Tiene diploma?" in client.get(url("orientacion", codigo)).text


# --- The survey ---


def resolver(i, **version):
    """A case of a citizen, granted."""
    s = radicada(i, ciudadana(version.pop("numero", "55")))
    avanzar_solicitud(s, "pasar", actor=s.responsable)
    avanzar_solicitud(s, "conceder", actor=s.responsable)
    return s


def test_cada_version_hace_sus_preguntas_y_los_resultados_las_cuentan(client, i):
    vieja = resolver(i)
    RespuestaEncuesta.objects.create(solicitud=vieja, escala=2)
    v = abrir_version(i.tramite, actor=i.admin)
    ajustes = {
        "inicio": "estudio",
        "escala": "¿Fue fácil?",
        "abierta": "¿Qué más?",
        "otra_1": "¿Vino antes?",
        "tipo_1": "si_no",
        "otra_2": "¿Y la espera?",
        "tipo_2": "escala",
        "otra_3": "",
        "tipo_3": "",
    }
    client.post(url("diseno_ajustes", v.pk), ajustes)
    v.refresh_from_db()
    publicar_version(type(v).objects.get(pk=v.pk), actor=i.admin)
    nueva = resolver(i, numero="56")
    client.force_login(nueva.persona.usuario)
    assert "¿Vino antes?" in client.get(nueva.get_absolute_url()).text
    dicho = {"escala": "5", "texto": "Nada", "otra_vino_antes": "si", "otra_y_la_espera": "4"}
    client.post(url("encuesta", nueva.pk), dicho)
    segunda, primera = resultados_de(i.tramite)
    assert (primera.media, segunda.media, segunda.respondieron) == (2.0, 5.0, 1)
    assert [c.valores[:2] for c in segunda.cuentas[2:]] == [
        [("Sí", 1), ("No", 0)],
        [("5, lo mejor", 0), ("4", 1)],
    ]
    client.force_login(i.admin)
    pagina = client.get(url("encuesta_resultados", i.tramite.codigo)).text
    assert "¿Y la espera?" in pagina
    assert "Nada" in pagina


def test_una_encuesta_con_dos_preguntas_iguales_no_se_publica(i):
    repetida = PreguntaEncuesta("a", "¿A?", "texto")
    v = abrir_version(i.tramite, actor=i.admin)
    con = cambios.con_ajustes("estudio", Encuesta("x", "y", (repetida, repetida)))
    v = cambiar_version(v, con, actor=i.admin)
    with pytest.raises(Exception, match="Todavía no se puede"):
        publicar_version(v, actor=i.admin)


def test_las_palabras_de_la_escala_son_de_facilidad_solo_si_se_pregunta_eso():
    def palabras(**cambios):
        return [
            str(rotulo) for _, rotulo in EncuestaForm(encuesta=Encuesta(**cambios)).fields["escala"].choices
        ]

    assert palabras()[0] == "Muy fácil"
    assert palabras(escala="¿Qué tan clara fue la respuesta?") == ["5, lo mejor", "4", "3", "2", "1, lo peor"]
