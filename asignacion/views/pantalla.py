from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from asignacion import consultas
from inscripciones.models import Convocatoria


def _etag(request, codigo):
    return f'"{consultas.version_de_pantalla(codigo)}"'


@login_not_required
@require_safe
@cache_control(no_cache=True)
@condition(etag_func=_etag)
def pantalla(request, codigo):
    convocatoria = get_object_or_404(Convocatoria.objects.visibles_para(request.user), codigo=codigo)
    contexto = consultas.escena(convocatoria, consultas.sorteo_de(codigo), timezone.now())
    if contexto is None:
        raise Http404
    return render(request, "asignacion/pantalla.html", contexto)
