"""What came of the innovatones of the demo: innovations measured, practices adopted, commitments, circles."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from innovacion.consultas.compromisos import SEMANAL, tablero_semanal
from innovacion.models import (
    Adopcion,
    Compromiso,
    Innovacion,
    Practica,
    TableroVisto,
)
from innovacion.servicios.compromiso import renglon
from innovacion.servicios.innovacion import (
    agregar_accion,
    crear_innovacion,
    dar_credito,
    entrar_en_etapa,
    evaluar,
)
from innovacion.servicios.medicion import anotar_medicion, crear_indicador
from innovacion.servicios.practica import escribir_practica
from sso_portal.demo.invento import innovacion as invento
from sso_portal.nucleo.calendario.consultas import plazo_desde_hoy
from sso_portal.nucleo.reuniones.servicios import Acta, anotar_reunion

from .vida_comun import VidaComun

if TYPE_CHECKING:
    from .innovacion import Innovatones

DE_LA_INNOVATON, DE_CONTINUIDAD = 14, 30
# Of each commitment of continuity: state, days until it is due (None: no date) and with owner or without.
RITMO = (
    *[("cumplido", -40, True)] * 9,
    *[("aceptado", 5, True)] * 4,
    *[("aceptado", 25, True)] * 8,
    *[("aceptado", -6, True)] * 4,
    *[("propuesto", 30, True)] * 2,
    ("propuesto", None, True),
    ("propuesto", 15, False),
    ("retirado", 20, True),
)


class Obra:
    """Writes what people did after meeting."""

    def __init__(self, casa: "Innovatones") -> None:
        self.casa = casa
        self.equipo, self.gestora = casa.cuentas["comunidad"], casa.cuentas["gestora"]

    def escribir(self) -> None:
        suyas = [self._mejora(n, m) for n, m in enumerate(invento.MEJORAS)]
        self._adopciones(suyas[0])
        self._compromisos()
        self._reuniones()
        VidaComun(self.casa).escribir()

    def _mejora(self, n: int, m: invento.Mejora) -> Innovacion:
        casa = self.casa
        centro = casa.centros[0] if n in {0, 4} else casa.centros[n]
        una = crear_innovacion(
            actor=self.gestora,
            titulo=m.titulo,
            resumen=m.resumen,
            reto=casa.retos[m.reto],
            centro=centro,
            creada_en=casa.instante(620 - 60 * n),
            clave=casa.llave(),
        )
        for paso, etapa in enumerate(m.etapas[1:], start=1):
            fecha = casa.dia(600 - 60 * n - 50 * paso if n < 3 else 260 - 25 * paso)
            entrar_en_etapa(una, etapa, actor=self.gestora, fecha=fecha)
        dar_credito(una, actor=self.gestora, participante=casa.gente[n], papel="Tuvo la idea")
        agregar_accion(
            una,
            actor=self.gestora,
            accion="Escribir la guía para otro centro",
            responsable=casa.gente[n].nombre,
            vence_el=casa.dia(-20),
        )
        self._medir(una, m.indicador, m.mediciones)
        if n < 3:
            puntajes = dict.fromkeys(("necesidad", "novedad", "viable", "resultado", "replica"), 5 - n % 2)
            evaluar(una, puntajes, actor=casa.cuentas["experta"])
        self._publicar(una, m, n)
        return una

    def _medir(self, una, indicador, mediciones) -> None:
        if not mediciones:
            return
        nombre, unidad, metodo, sentido = indicador
        regla = crear_indicador(
            una, actor=self.gestora, nombre=nombre, unidad=unidad, metodo=metodo, sentido=sentido
        )
        ultima = len(mediciones) - 1
        vecino: dict[str, Any] = {"grupo_comparacion": "Un centro vecino", "valor_comparacion": Decimal(139)}
        for n, (hace, valor, cuantos) in enumerate(mediciones):
            momento = "ex_ante" if n == 0 else "ex_post" if n == ultima else "seguimiento"
            anotar_medicion(
                regla,
                actor=self.gestora,
                unidad=unidad,
                metodo=metodo,
                momento=momento,
                valor=Decimal(valor),
                n=cuantos,
                fecha=self.casa.dia(hace),
                **(vecino if n == ultima > 2 else {}),
            )

    def _publicar(self, una: Innovacion, m: invento.Mejora, n: int) -> None:
        practica = escribir_practica(
            una,
            actor=self.gestora,
            titulo=m.titulo,
            resumen=m.resumen,
            mutaciones=m.mutaciones,
            que_se_necesita="Una persona dos horas al día, un teléfono y una hoja para anotar.",
        )
        cuando = {"publicada_en": self.casa.instante(150 - 20 * n), "publicada_por": self.equipo}
        Practica.objects.filter(pk=practica.pk).update(estado="publicada", **cuando)

    def _adopciones(self, una: Innovacion) -> None:
        """A tree of three levels; the first branch measures it too: the practice is replicated."""
        casa, vence = self.casa, plazo_desde_hoy(5).vence
        copia = crear_innovacion(
            actor=self.gestora,
            titulo="Citas por radio y mensaje",
            resumen="La misma idea donde no hay señal.",
            reto=casa.retos[0],
            centro=casa.centros[6],
            creada_en=casa.instante(240),
            clave=casa.llave(),
        )
        entrar_en_etapa(copia, "materializacion", actor=self.gestora, fecha=casa.dia(200))
        self._medir(copia, invento.MEJORAS[0].indicador, invento.REPLICA)
        hechas: list[Adopcion] = []
        for n, (institucion, de, cambio, estado) in enumerate(invento.ADOPCIONES):
            contacto = (
                {}
                if estado == "anunciada"
                else {
                    "contactada_en": casa.instante(100 - 10 * n),
                    "contactada_por": self.equipo,
                }
            )
            hechas.append(
                Adopcion.objects.create(
                    practica=una.practica,
                    origen=None if de is None else hechas[de],
                    institucion=institucion,
                    mutaciones=cambio,
                    contacto="300 000 0000",
                    estado=estado,
                    vence_contacto=vence,
                    innovacion=copia if n == 0 else None,
                    anunciada_en=casa.instante(0, 0)
                    if estado == "anunciada"
                    else casa.instante(120 - 18 * n),
                    clave=casa.llave(),
                    **contacto,
                )
            )

    def _compromisos(self) -> None:
        """14 of the first event, 30 of continuity; three of the door «participante»."""
        casa, yo = self.casa, self.casa.de_la_puerta()
        filas = []
        for n in range(DE_LA_INNOVATON):
            asiento = casa.asientos[n % len(casa.asientos)]
            estado = "incumplido" if n == 5 else "cumplido"
            filas.append(self._compromiso(n, estado, 90 - 340, asiento.participante, mesa=asiento.mesa))
        for n, (estado, dias, con_dueno) in enumerate(RITMO):
            dueno = yo if n in {9, 13, 25} else casa.gente[(n * 5) % len(casa.gente)]
            filas.append(self._compromiso(n, estado, dias, dueno if con_dueno else None))
        Compromiso.objects.bulk_create(filas)

    def _compromiso(self, n, estado, dias, dueno, mesa=None) -> Compromiso:
        """``dias``: until it is due, from today; one in five is met after its day."""
        casa = self.casa
        vence = None if dias is None else casa.hoy + timedelta(days=dias - (n % 3))
        uno = Compromiso(
            accion=invento.ACCIONES[n % len(invento.ACCIONES)],
            participante=dueno,
            vence_el=vence,
            mesa=mesa,
            centro=dueno.centro if dueno else None,
            reto=mesa.reto if mesa else casa.retos[n % 4],
            estado=estado,
            propuesto_en=casa.instante(340 if mesa else 60),
            propuesto_por=self.equipo,
            clave=casa.llave(),
        )
        if estado in {"aceptado", "cumplido", "incumplido"}:
            uno.aceptado_en = casa.instante(339 if mesa else 58)
        if estado == "cumplido" and vence:
            uno.cumplido_el = vence + timedelta(days=4 if n % 5 == 4 else -3)
            uno.evidencia = "Quedó funcionando; lo vimos en la visita y está en el acta del comité."
        if estado in {"incumplido", "retirado"}:
            uno.razon = "Cambió la dirección del centro y nadie lo retomó."
        return uno

    def _reuniones(self) -> None:
        """Four weekly meetings, each with the board of its day."""
        for semanas in (4, 3, 2, 1):
            dia = self.casa.dia(7 * semanas)
            acta = Acta(
                fecha=dia,
                asunto="Compromisos de la semana",
                asistentes="Esteban Riascos\nYarley Palacios",
                acta="Se leyó el tablero. Se llamó a quienes tienen compromisos vencidos.",
                decisiones=("Esteban llama a los tres centros que no han respondido",),
            )
            reunion = anotar_reunion(SEMANAL, acta, actor=self.equipo, clave=self.casa.llave())
            partes = [[p.titulo, [renglon(c) for c in p.filas]] for p in tablero_semanal(dia)]
            TableroVisto.objects.create(reunion=reunion, partes=partes)
