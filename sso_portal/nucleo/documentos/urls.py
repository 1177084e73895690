from django.urls import path

from . import views

app_name = "documentos"
urlpatterns = [
    path("documentos/<uuid:pk>/", views.abrir, name="abrir"),
    path("documentos/publicos/<uuid:pk>/", views.publico, name="publico"),
    path("documentos/ausentes/", views.ausentes, name="ausentes"),
    path("cuenta/lecturas/", views.lecturas, name="lecturas"),
]
