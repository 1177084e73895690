from django.urls import path

from . import views

app_name = "asignacion"
urlpatterns = [
    path("mi-resultado/", views.mis_resultados, name="mi_resultado"),
    path("mi-resultado/<str:codigo>/", views.mi_resultado, name="mi_resultado"),
]
