from django.urls import include, path

from . import views

propias = [
    path("", views.mi_cuenta, name="mi_cuenta"),
]
urlpatterns = [
    path("mi-cuenta/", include((propias, "cuentas"))),
    path("cuenta/", include("allauth.urls")),
]
