"""Where a person is in the questions of a procedure, and what the end cites."""

from collections.abc import Sequence
from typing import Any

from tramites.diseno.orientacion import ESTE, OTRO, recorrer
from tramites.models import Orientacion, Tramite

from .ficha import se_empieza_aqui
from .gestion import vigente_de


def pagina_del_punto(tramite: Tramite, camino: Sequence[int]) -> dict[str, Any]:
    """The question to answer with the answers before it; or the end, with the ficha and the norm it cites."""
    arbol = Orientacion.objects.get(tramite=tramite).arbol
    punto = recorrer(arbol, camino)
    dichas = [(p, r, list(camino[:n])) for n, (p, r) in enumerate(punto.dichas)]
    final = punto.final
    cual = tramite if final and final.destino == ESTE else None
    if final and final.destino == OTRO:
        cual = Tramite.objects.publicados().filter(codigo=final.tramite).first()
    citado = vigente_de(cual or tramite)
    return {
        "tramite": tramite,
        "dichas": dichas,
        "camino": list(camino[: len(punto.dichas)]),
        "pregunta": punto.pregunta,
        "final": final,
        "cual": cual,
        "ficha": citado,
        "se_empieza_aqui": bool(cual and citado and se_empieza_aqui(citado)),
        "cuantas": len(arbol.preguntas),
    }
