from django.urls import path

from . import views

app_name = "avisos"
urlpatterns = [
    path("avisos/", views.lista, name="lista"),
    path("avisos/reintentar/", views.reintentar_fallidos, name="reintentar_fallidos"),
    path("avisos/<int:pk>/reintentar/", views.reintentar, name="reintentar"),
    path("cuenta/avisos/", views.recibidos, name="recibidos"),
]
