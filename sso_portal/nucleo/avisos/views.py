from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.legible.cifras import miles

from . import consultas, servicios
from .estados import Estado
from .models import Aviso


@require_safe
def lista(request):
    """«Correos»: what left, what waits, and why something did not go out."""
    exigir(request.user, "avisos.ver_avisos")
    estado, clave = request.GET.get("estado", ""), request.GET.get("clave", "").strip()
    pagina = Paginator(consultas.filtrados(estado=estado, clave=clave), 30).get_page(
        request.GET.get("pagina")
    )
    cuentas = consultas.conteos(clave=clave)
    contexto = {
        "pagina": pagina,
        "estado": estado,
        "clave": clave,
        "tanda": consultas.tanda(cuentas, clave),
        "pestanas": [(e.value, e.label, cuentas[e]) for e in Estado],
        "fallidos": cuentas[Estado.FALLIDO],
    }
    return render(request, "avisos/lista.html", contexto)


@require_POST
def reintentar(request, pk):
    aviso = obtener_permitido(request.user, "avisos.reintentar_aviso", Aviso.objects, pk=pk)
    if servicios.reintentar_aviso(aviso, actor=request.user):
        messages.success(request, "El mensaje volvió a la cola. Saldrá en menos de un minuto.")
    else:
        messages.info(request, "El mensaje ya estaba en la cola o ya salió.")
    return redirect("avisos:lista")


@require_POST
def reintentar_fallidos(request):
    exigir(request.user, "avisos.ver_avisos")
    avisos = consultas.filtrados(clave=request.POST.get("clave", ""))
    cuantos = servicios.reintentar_fallidos(avisos, actor=request.user)
    messages.success(request, f"Volvieron a la cola {miles(cuantos)} mensajes que habían fallado.")
    return redirect("avisos:lista")


@require_safe
def recibidos(request):
    """The person's own messages, also for whoever lost the e-mail."""
    pagina = Paginator(consultas.recibidos(request.user), 20).get_page(request.GET.get("pagina"))
    mensajes = [(aviso, consultas.texto_de(aviso)) for aviso in pagina.object_list]
    return render(request, "avisos/recibidos.html", {"pagina": pagina, "mensajes": mensajes})
