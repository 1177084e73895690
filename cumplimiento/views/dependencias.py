"""The pages of each department: norms, channels, what persons answer, the report to publish."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cumplimiento.consultas.canales import TITULOS as DE_ARCHIVOS
from cumplimiento.consultas.canales import archivos_por_mes
from cumplimiento.consultas.normas import fichas_de_regimenes
from cumplimiento.consultas.respuestas import TITULOS as DE_RESPUESTAS
from cumplimiento.consultas.respuestas import contradicciones, respuestas_por_mes
from cumplimiento.consultas.tablero import tablero
from cumplimiento.servicios.informe import informe_de
from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.indicadores.consultas import medir
from sso_portal.nucleo.indicadores.metricas import todas
from sso_portal.nucleo.indicadores.presentacion import cuadro
from sso_portal.nucleo.legible.hoja import hoja_csv

from .hojas import como_hoja, como_pdf

POR_CANAL = "M-08"


@login_not_required
@require_safe
def normas(request):
    return render(request, "cumplimiento/normas.html", {"fichas": fichas_de_regimenes(request.user)})


@require_safe
def canales(request):
    exigir(request.user, "cumplimiento.supervisar")
    por_canal = next(m for m in todas() if m.codigo == POR_CANAL)
    meses = archivos_por_mes()
    peso = len(hoja_csv(DE_ARCHIVOS, (m.celdas for m in meses)).encode())
    contexto = {"c": cuadro(medir(por_canal)), "elegido": "", "meses": meses, "peso": peso}
    return render(request, "cumplimiento/canales.html", contexto)


@require_safe
def archivos_csv(request):
    exigir(request.user, "cumplimiento.supervisar")
    return como_hoja(hoja_csv(DE_ARCHIVOS, (m.celdas for m in archivos_por_mes())), "archivos-por-mes.csv")


@require_safe
def respuestas(request):
    exigir(request.user, "cumplimiento.ver_respuestas")
    meses = respuestas_por_mes(request.user)
    peso = len(hoja_csv(DE_RESPUESTAS, (m.celdas for m in meses)).encode())
    contexto = {"meses": meses, "tareas": contradicciones(request.user), "peso": peso}
    return render(request, "cumplimiento/respuestas.html", contexto)


@require_safe
def respuestas_csv(request):
    exigir(request.user, "cumplimiento.ver_respuestas")
    filas = (m.celdas for m in respuestas_por_mes(request.user))
    return como_hoja(hoja_csv(DE_RESPUESTAS, filas), "respuestas-por-mes.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def informe(request):
    """Sent as a form: the first time it takes more than a second and a button says that it waits."""
    exigir(request.user, "cumplimiento.supervisar")
    pedido = request.POST or request.GET
    datos = tablero(request.user, pedido.get("regimen", ""), pedido.get("ano", ""))
    if not datos["entidades"]:
        return redirect("cumplimiento:tablero")
    return como_pdf(informe_de(datos), "informe-cumplimiento.pdf")
