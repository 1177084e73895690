from django.urls import path

from .views import (
    actas,
    aportes,
    circulos,
    compromisos,
    comunidad,
    direccion,
    innovaciones,
    innovatones,
    instituciones,
    participacion,
    personas,
    practicas,
    puerta,
    retos,
)

app_name = "innovacion"
urlpatterns = [
    path("", retos.inicio, name="inicio"),
    path("tablero/", direccion.tablero, name="tablero"),
    path("mi-espacio/", participacion.mi_espacio, name="mi_espacio"),
    # Challenges and what is said of them
    path("retos/", retos.retos, name="retos"),
    path("retos/nuevo/", retos.reto_nuevo, name="reto_nuevo"),
    path("retos/<int:pk>/", retos.reto, name="reto"),
    path("retos/<int:pk>/<slug:acto>/", retos.reto_acto, name="reto_acto"),
    path("toque/<slug:cosa>/<int:pk>/", aportes.tocar, name="tocar"),
    # Innovations
    path("innovaciones/", innovaciones.innovaciones, name="innovaciones"),
    path("innovaciones/nueva/", innovaciones.innovacion_nueva, name="innovacion_nueva"),
    path("innovaciones/<int:pk>/", innovaciones.innovacion, name="innovacion"),
    path(
        "innovaciones/<int:pk>/anotar/<slug:que>/", innovaciones.innovacion_anotar, name="innovacion_anotar"
    ),
    path("acciones/<int:pk>/hecha/", innovaciones.accion_hecha, name="accion_hecha"),
    # The library
    path("practicas/", practicas.practicas, name="practicas"),
    path("practicas/<int:pk>/", practicas.practica, name="practica"),
    path("practicas/<int:pk>/lo-estamos-implementando/", practicas.adoptar, name="adoptar"),
    path("practicas/<int:pk>/acto/<slug:acto>/", practicas.practica_acto, name="practica_acto"),
    # Commitments
    path("compromisos/", compromisos.compromisos, name="compromisos"),
    path("compromisos/nuevo/", compromisos.compromiso_nuevo, name="compromiso_nuevo"),
    path("compromisos/<int:pk>/", compromisos.compromiso, name="compromiso"),
    path("compromisos/<int:pk>/<slug:acto>/", compromisos.compromiso_acto, name="compromiso_acto"),
    path("compromisos/reuniones/nueva/", compromisos.reunion_nueva, name="reunion_nueva"),
    path("compromisos/reuniones/<int:pk>/", compromisos.reunion, name="reunion"),
    # Innovatones
    path("innovatones/", innovatones.innovatones, name="innovatones"),
    path("innovatones/nueva/", innovatones.innovaton_nueva, name="innovaton_nueva"),
    path("innovatones/<int:pk>/", innovatones.innovaton, name="innovaton"),
    path("innovatones/<int:pk>/inscribirme/", innovatones.inscribirme, name="inscribirme"),
    path("innovatones/<int:pk>/organizar/", innovatones.organizar, name="organizar"),
    path("innovatones/<int:pk>/acto/<slug:acto>/", innovatones.innovaton_acto, name="innovaton_acto"),
    path("cupos/<uuid:clave>/", innovatones.cupo, name="cupo"),
    path("cupos/<uuid:clave>/opinion/", innovatones.opinion, name="opinion"),
    path("sedes/<int:pk>/puerta/", puerta.puerta, name="puerta"),
    path("mesas/<int:pk>/acta/", puerta.acta, name="acta"),
    path("mesas/<int:pk>/acta/archivo/", actas.acta_archivo, name="acta_archivo"),
    # Circles and visits
    path("circulos/", circulos.circulos, name="circulos"),
    path("circulos/nuevo/", circulos.circulo_nuevo, name="circulo_nuevo"),
    path("circulos/<int:pk>/", circulos.circulo, name="circulo"),
    path("circulos/<int:pk>/<slug:acto>/", circulos.circulo_acto, name="circulo_acto"),
    path("visitas/", circulos.visitas, name="visitas"),
    path("visitas/nueva/", circulos.visita_nueva, name="visita_nueva"),
    path("visitas/<int:pk>/", circulos.visita, name="visita"),
    path("visitas/<int:pk>/<slug:acto>/", circulos.visita_acto, name="visita_acto"),
    # News, courses, help
    path("novedades/", comunidad.novedades, name="novedades"),
    path("como-trabajamos/", comunidad.como_trabajamos, name="como_trabajamos"),
    path("novedades/nueva/", comunidad.noticia_nueva, name="noticia_nueva"),
    path("novedades/<int:pk>/", comunidad.noticia, name="noticia"),
    path("novedades/<int:pk>/publicar/", comunidad.noticia_publicar, name="noticia_publicar"),
    path("apoyo/", comunidad.apoyo, name="apoyo"),
    path("apoyo/<int:pk>/", comunidad.apoyo_responder, name="apoyo_responder"),
    path("cursos/nuevo/", comunidad.curso_nuevo, name="curso_nuevo"),
    path("cursos/<int:pk>/", comunidad.curso, name="curso"),
    path("cursos/<int:pk>/entrar/", comunidad.curso_entrar, name="curso_entrar"),
    path("cursos/<int:pk>/sesion/", comunidad.curso_sesion, name="curso_sesion"),
    path("comunidad/contactos/", comunidad.contactos, name="contactos"),
    # What the community team does
    path("comunidad/moderar/", retos.moderar, name="moderar"),
    path("comunidad/moderar/<int:pk>/", retos.moderar_aporte, name="moderar_aporte"),
    path("comunidad/adopciones/", practicas.adopciones, name="adopciones"),
    path("comunidad/adopciones/<int:pk>/<slug:acto>/", practicas.adopcion_acto, name="adopcion_acto"),
    # Who is who
    path("comunidad/personas-repetidas/", personas.repetidas, name="repetidas"),
    path("comunidad/personas-repetidas/comparar/", personas.comparar, name="comparar"),
    path("comunidad/personas-repetidas/uniones/", personas.uniones, name="uniones"),
    path(
        "comunidad/personas-repetidas/uniones/<int:pk>/deshacer/",
        personas.deshacer_union,
        name="deshacer_union",
    ),
    path("comunidad/instituciones/", instituciones.instituciones, name="instituciones"),
    path("comunidad/instituciones/nueva/", instituciones.institucion_nueva, name="institucion_nueva"),
    path("comunidad/instituciones/escrita/", instituciones.institucion_escrita, name="institucion_escrita"),
    path("comunidad/instituciones/<int:pk>/", instituciones.institucion, name="institucion"),
    path("comunidad/instituciones/<int:pk>/soltar/", instituciones.soltar_nombre, name="soltar_nombre"),
]
