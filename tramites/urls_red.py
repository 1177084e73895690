"""The routes of whoever administers branches, their agents and what the network learns."""

from django.urls import path

from .views import institucion, mi_red

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
    path("certificaciones/", mi_red.certificaciones, name="certificaciones"),
    path("certificaciones/<int:pk>/revocar/", mi_red.revocar, name="revocar_certificacion"),
]
