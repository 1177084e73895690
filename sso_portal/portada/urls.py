from django.urls import path

from . import views

app_name = "portada"
urlpatterns = [
    path("", views.inicio, name="inicio"),
    path("a-su-medida/", views.a_su_medida, name="a_su_medida"),
    path("obrero.js", views.obrero, name="obrero"),
    path("ayuda/", views.PaginaFija.as_view(template_name="portada/ayuda.html"), name="ayuda"),
    path("preguntas/", views.PaginaFija.as_view(template_name="portada/preguntas.html"), name="preguntas"),
    path("mapa-del-sitio/", views.mapa_sitio, name="mapa_sitio"),
    path(
        "accesibilidad/",
        views.PaginaFija.as_view(template_name="portada/accesibilidad.html"),
        name="accesibilidad",
    ),
    path("datos-personales/", views.PaginaFija.as_view(template_name="portada/datos.html"), name="datos"),
    path("terminos/", views.PaginaFija.as_view(template_name="portada/terminos.html"), name="terminos"),
    path(
        "derechos-de-autor/", views.PaginaFija.as_view(template_name="portada/derechos.html"), name="derechos"
    ),
]
