"""One person's result and why, as the person may know it: never anything of the conditions of others."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from asignacion.canonico import leer
from asignacion.comprobante import comprobante, comprobante_resultado, se_comprueba
from asignacion.explicacion import Explicacion, Razon, explicar
from asignacion.listas import por_departamento
from asignacion.models import EntradaSellada, Participante, Sorteo
from inscripciones.models import Oferta
from sso_portal.nucleo.legible.cifras import miles
from sso_portal.nucleo.territorio.models import Departamento

Objeto = dict[str, Any]
DESDE, HASTA, BORDE = 8, 312, 52  # the line of the drawing, and how near its ends a text may stand
MEJOR_ORDEN = "personas con mejor orden según la regla"


@dataclass(frozen=True)
class Objetos:
    """The frozen input of a profession, its salts and its result, read once per process."""

    entrada: Objeto
    sales: dict[str, str]
    resultado: Objeto | None
    grupos: dict[str, list[str]]


@dataclass(frozen=True)
class Marca:
    """Where something stands on the line of positions: the drawn x and the number, from 1."""

    numero: int
    total: int

    @property
    def x(self) -> int:
        return round(DESDE + (HASTA - DESDE) * self.numero / max(self.total, 1))

    @property
    def x_texto(self) -> int:
        return min(max(self.x, BORDE), 320 - BORDE)

    @property
    def x_cuadro(self) -> int:
        return self.x - 8


@dataclass(frozen=True)
class Escalon:
    """One post of the explanation: the better-ranked that went to others, and the own one at the end."""

    oferta: Oferta
    cupos: int
    es_suya: bool
    corte: Marca | None
    propia: Marca

    @property
    def tuvo(self) -> str:
        return "Tenía 1 puesto" if self.cupos == 1 else f"Tenía {self.cupos} puestos"

    @property
    def frase(self) -> str:
        """The whole explanation in words: the drawing only repeats it."""
        if self.es_suya:
            if self.corte and self.corte.numero == self.propia.numero:
                return f"Es la suya. {self.tuvo} y usted fue la última persona admitida."
            cierre = (
                f" La última persona admitida tiene la posición {miles(self.corte.numero)} y usted, "
                f"la {miles(self.propia.numero)}."
                if self.corte
                else ""
            )
            return f"Es la suya. {self.tuvo}.{cierre}"
        if self.corte is None:
            fue = "y fue para una persona" if self.cupos == 1 else "y fueron para personas"
            return f"{self.tuvo} {fue} con mejor orden según la regla."
        return (
            f"{self.tuvo}; la última posición admitida fue la {miles(self.corte.numero)}. "
            f"Usted tiene la {miles(self.propia.numero)}."
        )


@lru_cache(maxsize=12)
def _objetos(entrada_id: int, _resultado_sha256: str) -> Objetos:
    sellada = EntradaSellada.objects.get(pk=entrada_id)
    entrada = leer(bytes(sellada.entrada))
    resultado = leer(bytes(sellada.resultado)) if sellada.resultado else None
    return Objetos(entrada, leer(bytes(sellada.sales))["sales"], resultado, por_departamento(entrada))


def objetos_de(sellada: EntradaSellada) -> Objetos:
    """The frozen objects of a profession. Rows never change once sealed, so they are kept in memory."""
    return _objetos(sellada.pk, f"{sellada.raiz}{sellada.resultado_sha256}")


def participaciones(usuario: Any) -> list[Participante]:
    """The draws in which a person takes part, newest first."""
    return list(
        Participante.objects.visibles_para(usuario)
        .select_related("entrada__sorteo__convocatoria", "entrada__profesion", "inscripcion")
        .defer("entrada__entrada", "entrada__sales", "entrada__resultado")
        .defer("entrada__sorteo__congelamiento", "entrada__sorteo__reglas", "entrada__sorteo__archivo_sorteo")
        .order_by("-entrada__sorteo__sellado_en", "-pk")
    )


def prueba_de(participante: Participante) -> Objeto:
    """The proofs of a person: the own row is in the seal and, later, the result in what was published."""
    objetos, quien = objetos_de(participante.entrada), participante.identificador
    prueba = {
        "h0": participante.entrada.sorteo.h0,
        "sello": comprobante(objetos.entrada, objetos.sales, quien),
    }
    if objetos.resultado is not None:
        prueba["resultado"] = comprobante_resultado(objetos.resultado, objetos.sales, quien)
    return prueba


def esta_en_el_sello(participante: Participante, prueba: Objeto) -> bool:
    """Whether the proof leads to the frozen root (and to the published one, once there is a result)."""
    sellada = participante.entrada
    bien = se_comprueba(prueba["sello"], sellada.raiz)
    return bien and ("resultado" not in prueba or se_comprueba(prueba["resultado"], sellada.raiz_resultados))


def fila_legible(participante: Participante) -> Objeto:
    """The sealed row of a person in words: posts and departamentos in their order."""
    fila = objetos_de(participante.entrada).entrada["aspirantes"][participante.identificador]
    ofertas = _ofertas(participante.entrada.sorteo, fila["plazas"])
    nombres = dict(Departamento.objects.order_by("pk").values_list("codigo", "nombre"))
    return {
        "ofertas": [ofertas[codigo] for codigo in fila["plazas"]],
        "departamentos": [nombres[codigo] for codigo in fila["departamentos"]],
    }


def explicacion_de(participante: Participante) -> Explicacion:
    """Why this post and not a better one. Raises KeyError before there is a result."""
    objetos = objetos_de(participante.entrada)
    if objetos.resultado is None:
        raise KeyError(participante.identificador)
    return explicar(objetos.entrada, objetos.resultado, participante.identificador, objetos.grupos)


def escalones(participante: Participante, explicacion: Explicacion) -> list[Escalon]:
    """The own list up to the post obtained, for the page of the result."""
    razones = explicacion.de_la_lista
    codigos = [razon.plaza for razon in razones] + ([explicacion.plaza] if explicacion.plaza else [])
    ofertas = _ofertas(participante.entrada.sorteo, codigos)
    general = _nivel_comparable(participante)
    pasos = [_escalon(razon, ofertas[razon.plaza], explicacion, general) for razon in razones]
    if explicacion.plaza:
        pasos.append(_propio(participante, explicacion, ofertas[explicacion.plaza], general))
    return pasos


def escalones_de(participante: Participante, explicacion: Explicacion, razones: list[Razon]) -> list[Escalon]:
    """Some of the better-ranked posts that came by departamento or by the rule."""
    ofertas = _ofertas(participante.entrada.sorteo, [razon.plaza for razon in razones])
    general = _nivel_comparable(participante)
    return [_escalon(razon, ofertas[razon.plaza], explicacion, general) for razon in razones]


def _escalon(razon: Razon, oferta: Oferta, explicacion: Explicacion, general: int | None) -> Escalon:
    """Positions are compared only within the general tier: anything else could tell a condition."""
    comparable = razon.corte is not None and razon.clave[0] == razon.corte[0] == general
    corte = Marca(razon.corte[1] + 1, explicacion.total) if comparable and razon.corte else None
    return Escalon(oferta, razon.cupos, False, corte, Marca(explicacion.posicion, explicacion.total))


def _propio(
    participante: Participante, explicacion: Explicacion, oferta: Oferta, general: int | None
) -> Escalon:
    objetos = objetos_de(participante.entrada)
    assert objetos.resultado is not None  # noqa: S101 (explicacion_de has raised before)
    codigo = str(explicacion.plaza)
    ultima = objetos.resultado["corte"][codigo]
    clave = objetos.resultado["clave"][participante.identificador]
    comparable = ultima and ultima[0] == clave[0] == general
    corte = Marca(ultima[1] + 1, explicacion.total) if comparable else None
    cupos = objetos.entrada["plazas"][codigo]["cupos"]
    return Escalon(oferta, cupos, True, corte, Marca(explicacion.posicion, explicacion.total))


def _nivel_comparable(participante: Participante) -> int | None:
    """The general tier, the only one whose positions are compared; none unless the draw is open."""
    if not participante.entrada.sorteo.es_abierto:
        return None
    return max(objetos_de(participante.entrada).entrada["politica"].get("niveles", [1, 2]))


def _ofertas(sorteo: Sorteo, codigos: list[str]) -> dict[str, Oferta]:
    ofertas = Oferta.objects.filter(convocatoria=sorteo.convocatoria_id, plaza__codigo__in=codigos)
    return {oferta.ofrecida.codigo: oferta for oferta in ofertas.order_by("pk")}
