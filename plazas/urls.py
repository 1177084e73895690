from django.urls import path
from django.views.generic import RedirectView

from .views import catalogo, entidad, mesas

app_name = "plazas"
urlpatterns = [
    # everybody
    path("", catalogo.catalogo, name="catalogo"),
    path("lista.csv", catalogo.catalogo_csv, name="csv"),
    path("comparar/", catalogo.comparar, name="comparar"),
    # by role
    path("trabajo/", mesas.lista, name="lista"),
    # the entity
    path("mias/", entidad.mias, name="mias"),
    path("nueva/", entidad.nueva, name="nueva"),
    path("archivo/", RedirectView.as_view(pattern_name="cargas:nueva"), {"codigo": "plazas"}, name="carga"),
    path("<slug:codigo>/editar/", entidad.editar, name="editar"),
    path("<slug:codigo>/enviar/", entidad.enviar, name="enviar"),
    path("<slug:codigo>/copiar/", entidad.copiar, name="copiar"),
    # the secretaría
    path("revision/", mesas.revision, name="revision"),
    path("revision/sin-reportar/", mesas.sin_reportar, name="sin_reportar"),
    path("revision/validar/", mesas.validar_varias, name="validar_varias"),
    path("<slug:codigo>/validar/", mesas.validar, name="validar"),
    path("<slug:codigo>/devolver/", mesas.devolver, name="devolver"),
    # the ministry
    path("decision/", mesas.decision, name="decision"),
    path("decision/pais/", mesas.pais, name="pais"),
    path("decision/aprobar/", mesas.aprobar_varias, name="aprobar_varias"),
    path("decision/publicar/", mesas.publicar_aprobadas, name="publicar_aprobadas"),
    path("<slug:codigo>/aprobar/", mesas.aprobar, name="aprobar"),
    path("<slug:codigo>/publicar/", mesas.publicar, name="publicar"),
    path("<slug:codigo>/suspender/", mesas.suspender, name="suspender"),
    path("<slug:codigo>/reanudar/", mesas.reanudar, name="reanudar"),
    path("<slug:codigo>/cerrar/", mesas.cerrar, name="cerrar"),
    # last: any other word is a code
    path("<slug:codigo>/", catalogo.detalle, name="detalle"),
]
