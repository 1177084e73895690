from django.urls import path

from . import views

app_name = "api_tramites"
urlpatterns = [
    path("", views.documentacion, name="documentacion"),
    path("fichas/", views.fichas, name="fichas"),
    path("fichas/<slug:codigo>/", views.ficha, name="ficha"),
    path("necesidades/", views.necesidades, name="necesidades"),
    path("grupos/", views.grupos, name="grupos"),
    path("instituciones/", views.instituciones, name="instituciones"),
    path("sucursales/", views.sucursales, name="sucursales"),
]
