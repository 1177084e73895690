from django.urls import path

from . import views

app_name = "firmas"
urlpatterns = [
    path("verificar/", views.verificar, name="verificar"),
    path("verificar/pdf/", views.verificar_pdf, name="verificar_pdf"),
    path("verificar/<str:codigo>/", views.comprobar, name="comprobar"),
    path("certificados/<str:codigo>/descargar/", views.descargar, name="descargar"),
    path("certificados/<str:codigo>/revocar/", views.revocar, name="revocar"),
]
