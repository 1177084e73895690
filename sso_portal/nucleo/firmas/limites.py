"""How often a stranger may ask: counted in the cache, so that nobody tries codes one by one."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache


@dataclass(frozen=True)
class Limite:
    """At most ``maximo`` attempts in ``minutos``, counted from the first one."""

    asunto: str
    maximo: int
    minutos: int

    def agotado(self, quien: str) -> bool:
        """Say whether ``quien`` (an address, a code) has no attempt left."""
        return (cache.get(self._clave(quien)) or 0) >= self.maximo

    def consumir(self, quien: str) -> bool:
        """Count one attempt; False if there was none left."""
        clave = self._clave(quien)
        cache.add(clave, 0, timeout=60 * self.minutos)
        try:
            return cache.incr(clave) <= self.maximo
        except ValueError:  # it expired between the two lines: a new window
            return True

    def _clave(self, quien: str) -> str:
        return f"limite:{self.asunto}:{sha256(quien.encode()).hexdigest()[:32]}"


CODIGOS_DESCONOCIDOS = Limite("codigos", maximo=30, minutos=10)  # by address
DOCUMENTOS_POR_CODIGO = Limite("documentos-codigo", maximo=5, minutos=15)
DOCUMENTOS_POR_DIRECCION = Limite("documentos-direccion", maximo=40, minutos=15)
ARCHIVOS = Limite("archivos", maximo=20, minutos=10)  # by address
