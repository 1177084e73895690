"""Row scoping and permission in one call."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404


def obtener_permitido(usuario: Any, permiso: str, consulta: Any, **filtro: Any) -> Any:
    """Return the row ``usuario`` may act on.

    ``consulta``: a manager or QuerySet with ``visibles_para(usuario)``.
    Raises Http404 if the row is outside the user's scope (existence is not leaked),
    PermissionDenied if it is visible but ``permiso`` does not hold on it.
    """
    objeto: models.Model = get_object_or_404(consulta.visibles_para(usuario), **filtro)
    if not usuario.has_perm(permiso, objeto):
        raise PermissionDenied
    return objeto


def exigir(usuario: Any, permiso: str, objeto: Any = None) -> None:
    """Raise PermissionDenied unless ``usuario`` holds ``permiso`` (on ``objeto``, if one is given)."""
    if not usuario.has_perm(permiso, objeto):
        raise PermissionDenied
