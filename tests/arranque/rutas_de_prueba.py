"""Three pages for the tests of the guards: a decent one, one that calls out, one that writes when read."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.urls import path

PAGINA = """<!doctype html><html lang="es"><title>Prueba</title><main><h1>Prueba</h1>{}</main></html>"""


@login_not_required
def decente(request):
    return HttpResponse(PAGINA.format(""))


@login_not_required
def sin_alternativa(request):
    return HttpResponse(PAGINA.format('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'))


@login_not_required
def escribe(request):
    ContentType.objects.create(app_label="prueba", model="leida")
    return HttpResponse(PAGINA.format(""))


urlpatterns = [path("", decente), path("imagen/", sin_alternativa), path("escribe/", escribe)]
