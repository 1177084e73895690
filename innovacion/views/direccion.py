"""The door of whoever directs: the figures, the same that anybody may download."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.indicadores.consultas import medir, metricas_para
from sso_portal.nucleo.indicadores.presentacion import cuadro

GRUPOS = {
    "Quiénes participan": ("INN-023", "INN-009", "INN-020", "INN-020-TERR", "INN-020-MES"),
    "Qué sale de ahí": ("INN-014", "INN-010", "INN-005"),
    "Quién lee el portal": ("INN-022", "INN-022-ANO", "INN-022-REDES", "INN-022-TEXTOS"),
}


@require_safe
def tablero(request):
    exigir(request.user, "innovacion.dirigir")
    por_codigo = {m.codigo: m for m in metricas_para(request.user)}
    grupos = [
        (titulo, [cuadro(medir(por_codigo[c]), filas=13) for c in codigos])
        for titulo, codigos in GRUPOS.items()
    ]
    return render(request, "innovacion/tablero.html", {"grupos": grupos, "elegido": ""})
