from django.urls import path

from . import urls_casos
from .views import catalogo, red

app_name = "tramites"
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
    *urls_casos.urlpatterns,
]
