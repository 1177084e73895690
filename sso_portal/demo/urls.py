from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("entrar/", views.entrar, name="entrar"),
    path("entrar/<slug:clave>/", views.entrar_como, name="entrar_como"),
    path("correos/", views.correos, name="correos"),
    path("correos/<str:nombre>/", views.correo, name="correo"),
    path("componentes/", views.componentes, name="componentes"),
]
