"""The routes of whoever administers branches, their agents and what the network learns."""

from django.urls import path

from .views import capacitacion, institucion, mi_red, orientacion, seguimiento

urlpatterns = [
    path("institucion/", institucion.elegir, name="elegir_institucion"),
    path("mi-red/", mi_red.lista, name="mi_red"),
    path("mi-red/nuevo/", mi_red.nueva, name="punto_nuevo"),
    path("mi-red/<slug:codigo>/", mi_red.sucursal, name="mi_sucursal"),
    path("mi-red/<slug:codigo>/datos/", mi_red.editar, name="punto_datos"),
    path("mi-red/<slug:codigo>/horario/", mi_red.horario, name="punto_horario"),
    path("mi-red/<slug:codigo>/paradas/nueva/", mi_red.parada, name="punto_parada"),
    path("mi-red/<slug:codigo>/paradas/<int:pk>/quitar/", mi_red.sin_parada, name="punto_sin_parada"),
    path("mi-red/<slug:codigo>/productos/nuevo/", mi_red.producto, name="punto_producto"),
    path("mi-red/<slug:codigo>/productos/<slug:tramite>/", mi_red.mover_producto, name="punto_mover"),
    path("mi-red/<slug:codigo>/cerrar/", mi_red.cerrar, name="punto_cerrar"),
    # what is taught: anybody reads it, an institution writes it
    path("aprender/", capacitacion.aprender, name="aprender"),
    path("aprender/<slug:codigo>/", capacitacion.curso, name="curso"),
    path("aprender/<slug:codigo>/documento/", capacitacion.documento, name="curso_documento"),
    path("cursos/", capacitacion.cursos, name="cursos"),
    path("cursos/nuevo/", capacitacion.curso_nuevo, name="curso_nuevo"),
    path("cursos/<slug:codigo>/", capacitacion.editar, name="editar_curso"),
    path("cursos/<slug:codigo>/documento/", capacitacion.adjuntar, name="curso_adjuntar"),
    path("cursos/<slug:codigo>/asistencia/", capacitacion.asistencia, name="asistencia"),
    # who follows a procedure
    path("fichas/<slug:codigo>/seguimiento/", seguimiento.seguimiento, name="seguimiento_tramite"),
    path("fichas/<slug:codigo>/seguimiento/coordina/", seguimiento.coordinar, name="coordinar"),
    path("fichas/<slug:codigo>/seguimiento/reunion/", seguimiento.reunion, name="reunion"),
    path(
        "fichas/<slug:codigo>/seguimiento/<int:pk>/cumplida/", seguimiento.cumplida, name="decision_cumplida"
    ),
    # the questions that lead to a procedure, and those at its end
    path("ficha/<slug:codigo>/orientacion/", orientacion.orientar, name="orientar"),
    path("fichas/<slug:codigo>/orientacion/", orientacion.orientacion, name="orientacion"),
    path("fichas/<slug:codigo>/orientacion/publicar/", orientacion.publicar, name="orientacion_publicar"),
    path("fichas/<slug:codigo>/orientacion/retirar/", orientacion.retirar, name="orientacion_retirar"),
    path(
        "fichas/<slug:codigo>/orientacion/nueva/",
        orientacion.pregunta,
        {"nueva": True},
        name="orientacion_nueva",
    ),
    path(
        "fichas/<slug:codigo>/orientacion/p/<slug:clave>/", orientacion.pregunta, name="orientacion_pregunta"
    ),
    path(
        "fichas/<slug:codigo>/orientacion/p/<slug:clave>/quitar/",
        orientacion.quitar,
        name="orientacion_quitar",
    ),
    path("fichas/<slug:codigo>/encuesta/", orientacion.encuesta, name="encuesta_resultados"),
    # who directs the network
    path("direccion/comite/", seguimiento.ver_comite, name="comite"),
    path("direccion/comite/persona/", seguimiento.integrante, name="integrante"),
    path("direccion/comite/persona/<int:pk>/retirar/", seguimiento.sin_integrante, name="sin_integrante"),
    path("direccion/comite/reunion/", seguimiento.reunion_del_comite, name="reunion_del_comite"),
    path("direccion/comite/<int:pk>/cumplida/", seguimiento.cumplida_del_comite, name="cumplida_del_comite"),
    path("direccion/metas/", seguimiento.metas, name="metas"),
    path("direccion/gente/", capacitacion.red, name="red_de_gestion"),
    path("direccion/informes/", seguimiento.informes, name="informes"),
    path("direccion/informes/<slug:mes>/", seguimiento.informe, name="informe"),
    path("direccion/informes/<slug:mes>/informe.csv", seguimiento.informe_csv, name="informe_csv"),
    # who may serve what
    path("certificaciones/", mi_red.certificaciones, name="certificaciones"),
    path("certificaciones/<int:pk>/revocar/", mi_red.revocar, name="revocar_certificacion"),
]
