"""The routes of service in person and by telephone: the agent's, and what anybody says of it."""

from django.urls import path

from .views import (
    citas,
    direccion,
    jornada,
    mejora,
    modulo,
    mostrador,
    mostrador_caso,
    opinion,
    puesto,
    turnos,
)

urlpatterns = [
    # anybody, with the code of an attention
    path("opinion/", opinion.opinion, name="opinion"),
    path("modulo/", modulo.inicio, name="modulo"),
    path("modulo/cerrar/", modulo.cerrar, name="modulo_cerrar"),
    # anybody: the line of a point and its appointments
    path("sucursales/<slug:codigo>/turnos/", turnos.pantalla, name="turnos"),
    path("sucursales/<slug:codigo>/turno/", turnos.pedir, name="pedir_turno"),
    path("sucursales/<slug:codigo>/turno/llegue/", turnos.llegue, name="llegue_a_la_cita"),
    path("sucursales/<slug:codigo>/turno/<int:numero>/", turnos.mi_turno, name="mi_turno"),
    path("sucursales/<slug:codigo>/cita/", citas.pedir, name="pedir_cita"),
    path("citas/", citas.buscar, name="buscar_cita"),
    path("citas/<slug:codigo>/", citas.cita, name="cita"),
    path("citas/<slug:codigo>/cancelar/", citas.cancelar, name="cancelar_cita"),
    path("citas/<slug:codigo>/mover/", citas.mover, name="mover_cita"),
    # before and after: anybody reads it, its administrator writes it
    path("ficha/<slug:codigo>/antes-y-despues/", mejora.mejora, name="mejora"),
    path("fichas/<slug:codigo>/anotar/<slug:que>/", mejora.anotar, name="anotar_mejora"),
    # who directs the network
    path("direccion/", direccion.tablero, name="tablero"),
    # the agent
    path("mostrador/", mostrador.inicio, name="mostrador"),
    path("mostrador/puesto/", puesto.puesto, name="puesto"),
    path("mostrador/modulo/", modulo.instalar, name="instalar_modulo"),
    path("mostrador/anotar/", mostrador.anotar, name="anotar_atencion"),
    path("mostrador/identificar/", mostrador.identificar, name="identificar"),
    path("mostrador/codigo/", mostrador.pedir_codigo, name="pedir_codigo"),
    path("mostrador/nueva/", mostrador.nueva, name="persona_nueva"),
    path("mostrador/comprobante/", mostrador.con_comprobante, name="con_comprobante"),
    path("mostrador/cambiar/", mostrador.cambiar, name="cambiar_persona"),
    # a day without network
    path("mostrador/jornada/", jornada.jornada, name="jornada"),
    path("mostrador/jornada/sincronizar/", jornada.sincronizar, name="sincronizar"),
    # the line
    path("mostrador/agenda/", turnos.agenda, name="agenda"),
    path("mostrador/turnos/llamar/", turnos.llamar, name="llamar_turno"),
    path("mostrador/turnos/dar/", turnos.dar, name="dar_turno"),
    path("mostrador/turnos/<int:pk>/ausente/", turnos.ausente, name="turno_ausente"),
    path("mostrador/turnos/<int:pk>/volvio/", turnos.volvio, name="turno_volvio"),
    path("mostrador/citas/<int:pk>/llego/", turnos.llego, name="cita_llego"),
    path("mostrador/citas/<int:pk>/falto/", turnos.falto, name="cita_falto"),
    # one person, with her consent
    path("mostrador/<int:pk>/codigo/", mostrador.codigo_leido, name="codigo_leido"),
    path("mostrador/<int:pk>/", mostrador.persona, name="persona"),
    path("mostrador/<int:pk>/terminar/", mostrador.terminar, name="terminar_atencion"),
    path("mostrador/<int:pk>/empezar/<slug:codigo>/", mostrador_caso.empezar, name="persona_empezar"),
    path("mostrador/<int:pk>/<int:solicitud>/", mostrador_caso.solicitud, name="persona_solicitud"),
    path(
        "mostrador/<int:pk>/<int:solicitud>/parte/<int:numero>/", mostrador_caso.parte, name="persona_parte"
    ),
    path(
        "mostrador/<int:pk>/<int:solicitud>/quitar/<slug:campo>/",
        mostrador_caso.quitar,
        name="persona_quitar",
    ),
    path("mostrador/<int:pk>/<int:solicitud>/enviar/", mostrador_caso.enviar, name="persona_enviar"),
    path("mostrador/<int:pk>/<int:solicitud>/completar/", mostrador_caso.completar, name="persona_completar"),
    path(
        "mostrador/<int:pk>/<int:solicitud>/comprobante/",
        mostrador_caso.comprobante,
        name="persona_comprobante",
    ),
]
