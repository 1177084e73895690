"""The idempotency key that ``{% llave_idempotencia %}`` puts in a form."""

from uuid import UUID

from django.http import HttpRequest


def leer_llave(request: HttpRequest) -> UUID | None:
    """The key of the form just sent; None when it carries none that can be read."""
    try:
        return UUID(request.POST.get("llave", ""))
    except ValueError:
        return None
