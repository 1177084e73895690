from django.urls import path, register_converter
from django.urls.converters import PathConverter

from . import views


class Cualquiera(PathConverter):
    """Whatever comes, line breaks too."""

    regex = r"(?s:.+)"


register_converter(Cualquiera, "cualquiera")
app_name = "api_cumplimiento"
urlpatterns = [
    path("", views.documentacion, name="documentacion"),
    path("openapi.json", views.openapi, name="openapi"),
    path("obligaciones/", views.Obligaciones.as_view(), name="obligaciones"),
    path("obligaciones/<slug:caso>/", views.Obligacion.as_view(), name="obligacion"),
    path("documentos/", views.Documentos.as_view(), name="documentos"),
    path("reportes/", views.Reportes.as_view(), name="reportes"),
    path("recibos/<slug:caso>/<int:numero>/", views.Recibo.as_view(), name="recibo"),
    path("<cualquiera:resto>", views.NadaAqui.as_view(), name="nada"),
]
