"""The doors of whoever directs the network: its figures, the same that anybody may download."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.indicadores.consultas import medir, metricas_para
from sso_portal.nucleo.indicadores.presentacion import cuadro

# What the board shows, in the order in which it is read; each with its first rows.
GRUPOS = {
    "Lo que ganan las personas": ("M-06", "M-11", "ATD-025", "M-15", "SOL-024"),
    "Por dónde se atiende": ("ATD-007", "ATD-011", "ATD-011-P", "ATD-011-S", "ATD-023"),
    "Hasta dónde llega": ("M-10", "M-12", "M-13"),
    "Los trámites del portal": ("SOL-029", "SOL-021"),
}
FILAS = 6


@require_safe
def tablero(request):
    exigir(request.user, "tramites.dirigir_red")
    por_codigo = {m.codigo: m for m in metricas_para(request.user)}
    grupos = [
        (titulo, [cuadro(medir(por_codigo[codigo]), filas=FILAS) for codigo in codigos])
        for titulo, codigos in GRUPOS.items()
    ]
    return render(request, "tramites/tablero.html", {"grupos": grupos, "elegido": ""})
