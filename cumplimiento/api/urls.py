from django.urls import path

from . import views

app_name = "api_cumplimiento"
urlpatterns = [
    path("", views.documentacion, name="documentacion"),
    path("openapi.json", views.openapi, name="openapi"),
    path("obligaciones/", views.Obligaciones.as_view(), name="obligaciones"),
    path("obligaciones/<slug:caso>/", views.Obligacion.as_view(), name="obligacion"),
    path("documentos/", views.Documentos.as_view(), name="documentos"),
    path("reportes/", views.Reportes.as_view(), name="reportes"),
    path("recibos/<slug:caso>/<int:numero>/", views.Recibo.as_view(), name="recibo"),
    path("<path:resto>", views.NadaAqui.as_view(), name="nada"),
]
