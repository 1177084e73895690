from django.urls import path
from django.views.generic import RedirectView

from . import urls_atencion, urls_casos, urls_red
from .views import catalogo, fichas, instituciones, red

app_name = "tramites"
POBLACION = {"codigo": "poblacion"}
urlpatterns = [
    # everybody: the catalogue
    path("", catalogo.inicio, name="inicio"),
    path("buscar/", catalogo.buscar, name="buscar"),
    path("buscar/tramites.csv", catalogo.buscar_csv, name="buscar_csv"),
    path("ficha/<slug:codigo>/", catalogo.ficha, name="ficha"),
    path("ficha/<slug:codigo>/version/<int:numero>/", catalogo.version, name="version"),
    # everybody: the network
    path("sucursales/", red.sucursales, name="sucursales"),
    path("sucursales/sucursales.csv", red.sucursales_csv, name="sucursales_csv"),
    path("sucursales/<slug:codigo>/", red.sucursal, name="sucursal"),
    path("ultima-milla/", instituciones.ultima_milla, name="ultima_milla"),
    path("ultima-milla/ultima-milla.csv", instituciones.ultima_milla_csv, name="ultima_milla_csv"),
    path("instituciones/", instituciones.lista, name="instituciones"),
    # who directs the network
    path("poblacion/", RedirectView.as_view(pattern_name="cargas:nueva"), POBLACION, name="poblacion"),
    path("instituciones/adherir/", instituciones.adherir, name="adherir"),
    path("instituciones/<slug:sigla>/etapa/", instituciones.mover, name="mover_adhesion"),
    # the administrator of an institution
    path("fichas/", fichas.lista, name="mis_fichas"),
    path("fichas/nueva/", fichas.nueva, name="tramite_nuevo"),
    path("fichas/<slug:codigo>/", fichas.gestionar, name="gestionar"),
    path("fichas/<slug:codigo>/editar/", fichas.editar, name="editar_ficha"),
    path("fichas/<slug:codigo>/vista-previa/", fichas.vista_previa, name="vista_previa"),
    path("fichas/<slug:codigo>/clasificar/", fichas.clasificar, name="clasificar"),
    path("fichas/<slug:codigo>/otra-version/", fichas.otra_version, name="otra_version"),
    path("fichas/<slug:codigo>/publicar/", fichas.publicar, name="publicar_ficha"),
    path("fichas/<slug:codigo>/descartar/", fichas.descartar, name="descartar_ficha"),
    path("fichas/<slug:codigo>/revisada/", fichas.revisar, name="revisar_ficha"),
    path("fichas/<slug:codigo>/retirar/", fichas.retirar, name="retirar_ficha"),
    path("fichas/<slug:codigo>/puntos/", instituciones.puntos, name="puntos"),
    path("fichas/<slug:codigo>/puntos/habilitar/", instituciones.habilitar, name="habilitar_puntos"),
    *urls_casos.urlpatterns,
    *urls_atencion.urlpatterns,
    *urls_red.urlpatterns,
]
