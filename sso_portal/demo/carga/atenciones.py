"""A year of attentions of the network: ten million as sums, the last ones as rows; and who gave them.

The sums of a quarter of a product in a branch stand on one day of it: the boards add up the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from sso_portal.demo.papeles import DOMINIO
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, sin_vigilancia
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tramites.models import (
    Atencion,
    AtencionDiaria,
    Certificacion,
    LineaBase,
    Opinion,
    PoblacionMunicipio,
    Producto,
    Puesta,
    Simplificacion,
    Sucursal,
    Tramite,
)
from tramites.models.atencion import CANAL_DE

from .instituciones import Cuenta, copiar_cuentas
from .puntos import ALTA
from .tramites import Red

TOTAL = 10_000_000
MUESTRA = 240  # rows of the last two days
AGENTES = ("Ofelia Pardo", "Rubiel Castaño", "Yamile Tovar", "Hernando Páez")
DE_OTRAS = 0.15  # branches that give more products of other institutions than of their own. Source: ATD-014
PESO = {"sucursal": 1.0, "movil": 0.35, "modulo": 0.5, "telefono": 14.0}
RESULTADOS = ("hecho", "hecho", "hecho", "informada", "informada", "incompleta", "remitida")
BASES = {  # code: requests a year, business days in person, what was removed
    "exoneracion-por-causal": (5_200, "10", "La copia auténtica del diploma, que el portal ya tiene"),
    "renuncia-con-justa-causa": (640, "20", "La autenticación de la firma en notaría"),
    "certificado-de-cumplimiento-del-sso": (
        9_800,
        "10",
        "El viaje a la secretaría con el certificado de la IPS",
    ),
    "peticion": (12_400, "15", "La copia de la petición con sello de recibido"),
}


class Atenciones:
    """Writes what agents did; ``red``: the network already copied, ``hoy``: the day of the load."""

    def __init__(self, azar: Random, red: Red, *, hoy: date) -> None:
        self.azar, self.red, self.hoy = azar, red, hoy
        self.clases = dict(Sucursal.objects.order_by("pk").values_list("pk", "clase"))
        self.productos = list(
            Producto.objects.order_by("pk").values_list("sucursal", "tramite", "tramite__entidad")
        )

    def copiar(self) -> None:
        """Sums, agents with their certifications, the last attentions, and the baselines."""
        self._sumas()
        self._muestra(self._agentes())
        self._bases()

    # --- The year ---

    def _sumas(self) -> None:
        pesos = self._pesos()
        todo = sum(pesos)
        partes = [(n, trimestre, peso * (1.15 - 0.1 * trimestre) / todo / 4)
                  for n, peso in enumerate(pesos) for trimestre in range(4)]  # fmt: skip
        cuantas = [max(1, int(TOTAL * parte)) for *_, parte in partes]
        cuantas[-1] += TOTAL - sum(cuantas)
        campos = ("dia", "canal", "sucursal", "tramite", "entidad", "cuantas", "hechas", "minutos")
        with sin_vigilancia(AtencionDiaria):
            copiar(AtencionDiaria, (*campos, "opiniones", "contentas"), self._filas(partes, cuantas))
        ajustar_secuencias(AtencionDiaria)

    def _pesos(self) -> list[float]:
        """How often each product is asked for in each branch; what is its own weighs most, or not."""
        pesos = [PESO[self.clases[s]] * self.azar.lognormvariate(0, 0.8) for s, _, _ in self.productos]
        ajeno: dict[int, float] = defaultdict(float)
        propios: dict[int, list[int]] = defaultdict(list)
        for n, (sucursal, _, entidad) in enumerate(self.productos):
            if entidad == self.red.entidades["red"]:
                propios[sucursal].append(n)
            else:
                ajeno[sucursal] += pesos[n]
        mas_de_otras = self._mas_de_otras()
        for sucursal, suyos in propios.items():
            veces = 0.6 if sucursal in mas_de_otras else 1.5
            for n in suyos:
                pesos[n] = veces * ajeno[sucursal] / len(suyos)
        return pesos

    def _mas_de_otras(self) -> set[int]:
        """Most of them far from the towns."""
        rural = {p.municipio_id: p.ruralidad for p in PoblacionMunicipio.objects.order_by("pk")}
        donde = Sucursal.objects.order_by("pk").values_list("pk", "municipio")
        por_ruralidad = sorted(donde, key=lambda par: -rural[par[1]] - self.azar.randrange(30))
        return {pk for pk, _ in por_ruralidad[: round(DE_OTRAS * len(por_ruralidad))]}

    def _filas(self, partes: list, cuantas: list[int]) -> Iterator[tuple]:
        azar = self.azar
        for (n, trimestre, _), veces in zip(partes, cuantas, strict=True):
            sucursal, tramite, entidad = self.productos[n]
            canal = str(CANAL_DE[Sucursal.Clase(self.clases[sucursal])])
            dijeron = int(veces * (0.06 + 0.1 * azar.random()))
            yield (
                self._habil(3 + 30 * (n % 3) + 90 * trimestre + 7 * n % 27), canal,
                sucursal, tramite, entidad,
                veces, int(veces * (0.5 + 0.3 * azar.random())), veces * azar.randrange(4, 11),
                dijeron, int(dijeron * (0.72 + 0.22 * azar.random())),
            )  # fmt: skip

    def _habil(self, hace_dias: int) -> date:
        dia = self.hoy - timedelta(days=hace_dias)
        return dia - timedelta(days=max(0, dia.weekday() - 4))

    # --- The agents and their last two days ---

    def _agentes(self) -> list[int]:
        """Each certified in what the first branch gives; one certification ended, another is about to."""
        otros = copiar_cuentas(Cuenta(f"agente{n}@{DOMINIO}", quien) for n, quien in enumerate(AGENTES, 1))
        for agente in otros:
            Nombramiento.objects.create(
                usuario_id=agente, rol=Rol.AGENTE, entidad_id=self.red.entidades["red"], desde=ALTA
            )
        agentes = [self.red.papeles["agente"], *otros]
        aqui = [t for s, t, _ in self.productos if s == self._primera()]
        hasta = {0: -5, 1: 12}  # days from today
        copiar(
            Certificacion,
            ("usuario", "tramite", "desde", "vence_el", "otorgada_en", "otorgada_por"),
            ((agente, tramite, ALTA, self.hoy + timedelta(days=hasta.get(n, 180 + n)), self._instante(300),
              self.red.admin)
             for agente in agentes for n, tramite in enumerate(reversed(aqui[:24]))),
        )  # fmt: skip
        ajustar_secuencias(Certificacion)
        return agentes

    def _primera(self) -> int:
        return next(pk for pk, clase in self.clases.items() if clase == "sucursal")

    def _muestra(self, agentes: list[int]) -> None:
        punto = self._primera()
        aqui = [(t, e) for s, t, e in self.productos if s == punto][:12]
        campos = ("codigo", "canal", "sucursal", "agente", "tramite", "entidad", "minutos", "resultado")
        copiar(
            Atencion,
            (*campos, "dia", "ocurrida_en", "sincronizada_en", "llave"),
            (self._una(n, punto, agentes, *self.azar.choice(aqui)) for n in range(MUESTRA)),
        )
        pks = list(Atencion.objects.order_by("pk").values_list("pk", flat=True))
        ahora = datetime.combine(self.hoy, time(13), tzinfo=UTC)
        copiar(Opinion, ("atencion", "escala", "texto", "dada_en"),
               ((pk, self.azar.choice((5, 5, 4, 4, 3, 2)), "", ahora) for pk in pks[::9]))  # fmt: skip
        ajustar_secuencias(Atencion, Opinion)

    def _una(self, n: int, punto: int, agentes: list[int], tramite: int, entidad: int) -> tuple:
        dia = self.hoy - timedelta(days=1 + n % 2)
        cuando = datetime.combine(dia, time(13), tzinfo=UTC) + timedelta(minutes=4 * (n // 2))
        codigo = "-".join("".join(self.azar.choices("23456789ABCDEFGHJKMN", k=4)) for _ in range(3))
        llave = UUID(int=self.azar.getrandbits(128))
        que = (tramite, entidad, 2 + n % 11, self.azar.choice(RESULTADOS), dia, cuando, cuando, llave)
        return codigo, "sucursal", punto, agentes[n % len(agentes)], *que

    # --- Before the portal ---

    def _bases(self) -> None:
        ids = dict(Tramite.objects.filter(codigo__in=BASES).order_by("pk").values_list("codigo", "pk"))
        quien, cuando = self.red.admin, self._instante(500)
        suyas = [(ids[codigo], *dicho) for codigo, dicho in BASES.items() if codigo in ids]
        copiar(
            LineaBase,
            ("tramite", "demanda_anual", "dias_habiles", "expectativa", "medida_el", "fuente", "anotada_en",
             "anotada_por"),
            ((t, demanda, dias, "Hacerlo sin viajar y saber por dónde va", cuando.date(),
              "Medición en ventanilla (demostración)", cuando, quien) for t, demanda, dias, _ in suyas),
        )  # fmt: skip
        copiar(
            Simplificacion,
            ("tramite", "como_era", "como_es", "se_quito", "norma", "desde", "anotada_en", "anotada_por"),
            ((t, "En ventanilla, con tres copias.", "Un formulario que se llena una vez.", quito,
              "Decreto Ley 2106 de 2019, art. 10", cuando.date(), cuando, quien) for t, _, _, quito in suyas),
        )  # fmt: skip
        copiar(
            Puesta,
            ("tramite", "paso", "nota", "hecho_el", "anotada_en", "anotada_por"),
            ((t, paso, "", cuando.date() + timedelta(days=20 * paso), cuando, quien)
             for n, (t, *_) in enumerate(suyas) for paso in range(1, 7 - n)),
        )  # fmt: skip
        ajustar_secuencias(LineaBase, Simplificacion, Puesta)

    def _instante(self, hace_dias: int) -> datetime:
        return datetime.combine(self.hoy - timedelta(days=hace_dias), time(15), tzinfo=UTC)
