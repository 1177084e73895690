"""Which of her institutions an administrator manages now; and the one page in which a thing is written."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sso_portal.nucleo.acceso import exigir
from tramites.consultas.mi_red import entidades_de

CLAVE = "institucion"


def entidad_de(request):
    """The institution that is administered here: the chosen one, else the first. Needs an administrator."""
    suyas = entidades_de(request.user)
    elegida = request.session.get(CLAVE)
    return next((e for e in suyas if e.pk == elegida), suyas[0])


def con_institucion(request):
    """(the institution, what a page needs to show it and let choose another)."""
    exigir(request.user, "tramites.escribir")
    entidad = entidad_de(request)
    return entidad, {"institucion": entidad, "instituciones_suyas": entidades_de(request.user)}


@require_POST
def elegir(request):
    exigir(request.user, "tramites.escribir")
    elegida = request.POST.get("institucion", "")
    if elegida.isdecimal() and int(elegida) in {e.pk for e in entidades_de(request.user)}:
        request.session[CLAVE] = int(elegida)
    volver = request.POST.get("volver", "")
    es_de_aqui = url_has_allowed_host_and_scheme(volver, allowed_hosts=None)
    return redirect(volver if es_de_aqui else reverse("tramites:mi_red"))


def formulario(request, form, titulo, **contexto):
    """The page of one form. ``contexto``: volver, sobre, texto, boton, casa (name) and casa_url."""
    de_siempre = {"boton": "Guardar", "texto": "", "sobre": "", "peligro": False}
    return render(
        request, "tramites/formulario.html", {**de_siempre, "form": form, "titulo": titulo, **contexto}
    )
