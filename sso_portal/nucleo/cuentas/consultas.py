"""Reads of the ministry's page of appointments."""

from django.db.models import Q, QuerySet

from .models import Nombramiento, Usuario


def nombramientos(usuario: Usuario, busca: str = "") -> QuerySet[Nombramiento]:
    """Those ``usuario`` may see whose person, e-mail or entity says ``busca``; the newest first."""
    lista = Nombramiento.objects.visibles_para(usuario).select_related("usuario", "autoridad", "entidad")
    if busca:
        lista = lista.filter(
            Q(usuario__nombre_visible__icontains=busca)
            | Q(usuario__email__icontains=busca)
            | Q(entidad__nombre__icontains=busca)
            | Q(autoridad__nombre__icontains=busca)
        )
    return lista.order_by("-pk")
