from django.urls import path

from . import views

app_name = "indicadores"
urlpatterns = [
    path("indicadores/", views.tablero, name="tablero"),
    path("indicadores/<str:codigo>.csv", views.en_hoja, name="csv"),
    path("indicadores/<str:codigo>.json", views.en_datos, name="json"),
    path("indicadores/<str:codigo>/", views.detalle, name="detalle"),
]
