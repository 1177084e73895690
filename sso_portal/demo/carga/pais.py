"""The whole demo, in order: institutions, posts, three processes, and the desks with work on them."""

from collections.abc import Callable, Sequence
from random import Random

from django.db import transaction
from django.utils import timezone

from cumplimiento.models import EntidadVigilada
from cumplimiento.servicios.ensayo import preparar_pruebas
from innovacion.servicios.resumen import enviar_resumenes
from inscripciones.estados import Estado
from inscripciones.models import Convocatoria
from plazas.estados import Estado as EstadoPlaza
from plazas.models import Comunidad
from sso_portal.demo.invento.gente import Registro
from sso_portal.demo.invento.pais import COMUNIDADES, IPS, PLAZAS, inventar_plazas
from sso_portal.demo.papeles import PAPELES
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas.models import Usuario

from . import (
    archivos_de_casos,
    casos_recientes,
    cumplimiento,
    historia_casos,
    innovacion,
    mesa_de_trabajo,
    mesas,
    procesos,
    solicitudes,
    sorteos,
)
from .atenciones import Atenciones
from .citas import poner_citas
from .inscripciones import Expedientes
from .instituciones import NARINO, Cuenta, Pais, copiar_cuentas, fundar
from .muestras import guardar_muestras
from .plazas import copiar_plazas
from .procesos import P2019, P2020, Proceso, abierta
from .seguimiento import poner_seguimiento
from .telefono import Linea
from .tramites import Red

SEMILLA = "2020-I"
EN_MESAS = ((EstadoPlaza.BORRADOR, 20), (EstadoPlaza.ENVIADA, 60), (EstadoPlaza.VALIDADA, 40))
Decir = Callable[[str], None]


class Demostracion:
    """Loads the invented country once, from ``SEMILLA``; ``decir`` receives a line per stage.

    ``casos``: how many cases cumplimiento has.
    """

    def __init__(self, decir: Decir, *, semilla: str = SEMILLA, casos: int = historia_casos.CASOS) -> None:
        self.decir, self.azar, self.casos = decir, Random(semilla), casos
        self.hoy = timezone.localdate()

    @transaction.atomic
    def cargar(self) -> None:
        self.decir("34 secretarías y 1.260 IPS")
        self.pais: Pais = fundar(self.azar, IPS)
        self.ministerio = Usuario.objects.get(pk=self.pais.papeles["ministerio"])
        self.muestras = guardar_muestras()
        self._plazas()
        self.registro = Registro(self.azar, list(self.pais.lugares), self._comunidades())
        self._proceso_asignado()
        self._proceso_sellado()
        self._proceso_abierto()
        self._cumplimiento()
        self._tramites()
        self.decir(f"Trámites: {solicitudes.CASOS} solicitudes en todos sus estados")
        solicitudes.copiar_solicitudes(Random(f"{SEMILLA} solicitudes"), hoy=self.hoy)
        poner_seguimiento(self.red, hoy=self.hoy)
        self.decir("Innovación: 4 innovatones, 24 mesas, 183 personas de 62 instituciones")
        innovacion.Innovatones(Random(f"{SEMILLA} innovación"), self.pais, hoy=self.hoy).copiar()
        sorteos.dar_por_enviados()
        enviar_resumenes()

    def _comunidades(self) -> dict[str, str]:
        hay = set(Comunidad.objects.values_list("codigo", flat=True))
        return {departamento: c for departamento, c in COMUNIDADES.items() if c in hay}

    def _plazas(self) -> None:
        self.decir("7.000 plazas con su historia")
        cuantas = sum(n for _, n in EN_MESAS)
        inventadas = list(inventar_plazas(self.azar, self.pais.ips, PLAZAS + cuantas))
        inicio = procesos.abierta(self.hoy).inicio_servicio
        copiar_plazas(self.pais, inventadas[:PLAZAS], inicio=inicio)
        resto = inventadas[PLAZAS:]
        for estado, n in EN_MESAS:
            copiar_plazas(self.pais, resto[:n], hasta=estado, inicio=inicio)
            resto = resto[n:]

    def _expedientes(self, proceso: Proceso, muestra: int) -> tuple[Convocatoria, Expedientes, dict]:
        convocatoria = procesos.abrir(proceso, self.muestras["acta_grado"][muestra], self.ministerio)
        ofertas, preferibles = procesos.ofrecer(self.azar, convocatoria, proceso, self.ministerio)
        sorteos.nombrar_comite(convocatoria)
        procesos.publicar(convocatoria, self.ministerio)
        expedientes = Expedientes(self.azar, self.pais, convocatoria, ofertas, self.muestras)
        return convocatoria, expedientes, preferibles

    def _gente(self, proceso: Proceso, preferibles: dict, prefijo: str) -> list:
        gente = []
        for profesion, (registrados, _) in proceso.profesiones.items():
            gente += self.registro.inventar(
                profesion, registrados, preferibles[profesion], proceso.grado, prefijo
            )
        self.azar.shuffle(gente)
        return gente

    def _todas_validadas(
        self, proceso: Proceso, muestra: int, prefijo: str, puerta: str = ""
    ) -> Convocatoria:
        convocatoria, expedientes, preferibles = self._expedientes(proceso, muestra)
        gente = self._gente(proceso, preferibles, prefijo)
        cuentas = {_primera(gente, "MEDICINA"): Cuenta(PAPELES[puerta].correo, "")} if puerta else {}
        expedientes.copiar(gente, [Estado.VALIDADA] * len(gente), cuentas)
        return convocatoria

    def _proceso_asignado(self) -> None:
        self.decir("Proceso 2019-IV: 200 personas, asignado y publicado")
        convocatoria = self._todas_validadas(P2019, 0, "anterior")
        sorteos.celebrar(sorteos.sellar(convocatoria))
        self._abrir_puerta("asignada", convocatoria, con_plaza=True)
        self._abrir_puerta("exonerada", convocatoria, con_plaza=False)

    def _abrir_puerta(self, clave: str, convocatoria: Convocatoria, *, con_plaza: bool) -> None:
        """Give a door of the demo to somebody whose result has something to explain."""
        resultado = sorteos.alguien(convocatoria, con_plaza=con_plaza)
        usuario = Usuario.objects.get(persona=resultado)
        usuario.email = PAPELES[clave].correo
        usuario.save(update_fields=["email"])

    def _proceso_sellado(self) -> None:
        self.decir("Proceso 2020-I: 5.296 personas y 1.161 puestos, sellado")
        sorteos.sellar(self._todas_validadas(P2020, 1, "aspirante", "sellada"))

    def _cumplimiento(self) -> None:
        self.decir(f"Cumplimiento: {self.casos:,} casos de 62 entidades en dos años".replace(",", "."))
        catalogo = cumplimiento.fundar_catalogo()
        vigiladas = cumplimiento.copiar_vigiladas(self.azar)
        supervision = cumplimiento.copiar_supervision()
        materias = {codigo: [m.pk for m in suyas] for codigo, suyas in catalogo.materias.items()}
        historia = historia_casos.Historia(self.azar, vigiladas, supervision["fiscalizacion"], self.hoy)
        historia.copiar(materias, self.casos)
        casos_recientes.dictar(catalogo, vigiladas, supervision, self.hoy)
        archivos_de_casos.subir(vigiladas, self.hoy)
        preparar_pruebas(EntidadVigilada.objects.get(pk=vigiladas[0].entidad), actor=SISTEMA)
        mesa_de_trabajo.poner(vigiladas)

    def _tramites(self) -> None:
        self.decir("Trámites: 2.000 fichas en 155 puntos de atención, de 20 instituciones; por teléfono, 32")
        red = Red(Random(f"{SEMILLA} trámites"), hoy=self.hoy)
        red.copiar()
        self.red = red
        self.decir("Diez millones de atenciones en un año")
        Atenciones(Random(f"{SEMILLA} atenciones"), red, hoy=self.hoy).copiar()
        Linea(red, hoy=self.hoy).copiar()
        poner_citas(Random(f"{SEMILLA} citas"), hoy=self.hoy)

    def _proceso_abierto(self) -> None:
        proceso = abierta(self.hoy)
        self.decir(f"Proceso {proceso.nombre}: abierto hasta dentro de 60 días")
        _, expedientes, preferibles = self._expedientes(proceso, 2)
        gente = self._gente(proceso, preferibles, "persona")
        en_narino = [n for n, q in enumerate(gente) if self.pais.autoridad(q.municipio) == NARINO]
        estados = self.azar.choices(
            [Estado.BORRADOR, Estado.RADICADA, Estado.VALIDADA], weights=[12, 68, 20], k=len(gente)
        )
        for n in en_narino:
            estados[n] = Estado.RADICADA
        cuentas = {en_narino[0]: Cuenta(PAPELES["correccion"].correo, "")}
        fichas = expedientes.copiar(gente, estados, cuentas)
        mesas.dejar_trabajo(fichas[en_narino[0]], [fichas[n] for n in en_narino[1:3]])
        copiar_cuentas([Cuenta(PAPELES["nueva"].correo, PAPELES["nueva"].quien)])


def _primera(gente: Sequence, profesion: str) -> int:
    """Position of the first person of a profession without priority, with a full list."""
    return next(
        n
        for n, q in enumerate(gente)
        if q.profesion == profesion and not q.condiciones and len(q.preferencias) == 5
    )
