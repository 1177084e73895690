from django.urls import path, re_path

from . import views

app_name = "cargas"
urlpatterns = [
    path("cargas/", views.lista, name="lista"),
    path("cargas/<int:pk>/", views.detalle, name="detalle"),
    path("cargas/<int:pk>/aclarar/", views.aclarar, name="aclarar"),
    path("cargas/<int:pk>/confirmar/", views.confirmar, name="confirmar"),
    path("cargas/<int:pk>/cancelar/", views.cancelar, name="cancelar"),
    re_path(
        r"^cargas/(?P<pk>[0-9]+)/(?P<nombre>errores\.xlsx|errores\.csv|recibo\.csv)$",
        views.descarga,
        name="descarga",
    ),
    path("cargas/<slug:codigo>/nueva/", views.nueva, name="nueva"),
    re_path(
        r"^cargas/(?P<codigo>[a-z_]+)/(?P<nombre>plantilla\.xlsx|plantilla\.csv)$",
        views.plantilla,
        name="plantilla",
    ),
]
