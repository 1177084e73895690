from django.urls import path

from .views import convocatorias

urlpatterns = [
    path("convocatorias/", convocatorias.lista, name="convocatorias"),
    path("convocatorias/nueva/", convocatorias.nueva, name="nueva_convocatoria"),
    path("convocatorias/reglas/", convocatorias.politicas, name="politicas"),
    path("convocatorias/reglas/nueva/", convocatorias.nueva_politica, name="nueva_politica"),
    path("convocatorias/<slug:codigo>/", convocatorias.detalle, name="convocatoria"),
    path("convocatorias/<slug:codigo>/editar/", convocatorias.editar, name="editar_convocatoria"),
    path("convocatorias/<slug:codigo>/plazas/", convocatorias.ofertas, name="ofertas"),
    path("convocatorias/<slug:codigo>/plazas/ofrecer/", convocatorias.ofrecer, name="ofrecer"),
    path("convocatorias/<slug:codigo>/plazas/quitar/", convocatorias.quitar, name="quitar_ofertas"),
    path("convocatorias/<slug:codigo>/publicar/", convocatorias.publicar, name="publicar_convocatoria"),
]
