"""The invented community has the figures it announces, and each load is the same."""

from random import Random

import pytest
from django.utils import timezone

from innovacion.consultas.innovatones import matriz_de
from innovacion.consultas.medidas import asistentes, compartido, totales
from innovacion.models import Adopcion, Compromiso, Innovaton, Practica
from innovacion.servicios.resumen import enviar_resumenes
from sso_portal.demo.carga import instituciones
from sso_portal.demo.carga.innovacion import Innovatones
from sso_portal.nucleo.avisos.models import Aviso

pytestmark = pytest.mark.django_db


def test_la_comunidad_inventada_tiene_las_cifras_que_dice():
    pais = instituciones.fundar(Random("prueba"), 75)
    Innovatones(Random("prueba"), pais, hoy=timezone.localdate()).copiar()
    assert totales(asistentes()) == {"participantes": 183, "instituciones": 62, "mesas": 24, "innovatones": 4}
    matriz = matriz_de(Innovaton.objects.get(nombre="Innovatón de los ríos"))
    assert (matriz.totales, matriz.total) == ([34, 25, 23], 82)
    assert Compromiso.objects.count() == 14 + 30
    assert [n for _, n in compartido()][:3] == [16, 5, 22]
    avisos = Adopcion.objects.filter(estado="anunciada")
    assert {timezone.localdate(a.anunciada_en) for a in avisos} == {timezone.localdate()}
    enviar_resumenes()
    assert Aviso.objects.get(plantilla="innovacion_resumen").contexto["responder_a"]
    niveles = [str(p.nivel) for p in Practica.objects.con_evidencia().order_by("pk")]
    assert niveles == ["replicada", "medida", "medida", "probada", "idea"]
