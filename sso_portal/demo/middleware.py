from .entrada import se_permite
from .papeles import PAPELES


class EntradaDemoMiddleware:
    """Lets accounts opened by «Entrar como…» pass without second factor, and tells the role played."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        clave = request.session.get("papel_demo")
        if (
            clave in PAPELES
            and request.user.is_authenticated
            and request.user.es_demo
            and se_permite(request)
        ):
            request.segundo_factor_cumplido = True
            request.papel_demo = PAPELES[clave]
        return self.get_response(request)
