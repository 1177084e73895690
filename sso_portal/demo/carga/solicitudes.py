"""Cases of the portal's own procedures: three hundred in every state, by COPY, and those of a door."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sso_portal.demo.papeles import DOMINIO, PAPELES
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.plazos import contar
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import (
    DocumentoIdentidad,
    Nombramiento,
    Persona,
    Rol,
    Usuario,
)
from sso_portal.nucleo.cuentas.servicios import declarar_documento
from sso_portal.nucleo.firmas.servicios import Emision, emitir_certificados_en_lote
from sso_portal.nucleo.territorio.models import Entidad
from tramites.codigos import codigo_de_seguimiento
from tramites.diseno.estructura import Accion, Etapa
from tramites.models import (
    DocumentoEmitido,
    Mensaje,
    Paso,
    Peticion,
    Puesto,
    RespuestaEncuesta,
    Solicitud,
    VersionTramite,
)
from tramites.servicios.borrador import empezar_solicitud, guardar_respuestas
from tramites.servicios.dialogo import Pedido, escribir_mensaje, pedir_al_ciudadano
from tramites.servicios.etapas import avanzar_solicitud
from tramites.servicios.propios import crear_areas_propias, publicar_propios
from tramites.servicios.radicacion import radicar_solicitud, siguientes_numeros
from tramites.servicios.responsables import tomar_solicitud

from .instituciones import DESDE, Cuenta, copiar_cuentas
from .plazas import copiar_eventos, evento

CASOS = 300
COLEGAS = ("Fabio Renza, abogado", "Inírida Yucuna, profesional", "Óscar Payán, técnico")
CANALES = ("web", "web", "web", "sucursal", "telefono")
RAPIDO, RESUELTAS = "certificado-de-cumplimiento-del-sso", 50  # it takes 2.5 business days. Source: SOL-029
DICHO = "Pido que me respondan por escrito. Datos inventados para la demostración."


@dataclass
class Caso:
    """One case as it went: its stays (stage, arrival, departure, action) and how it stands."""

    pk: int
    version: VersionTramite
    persona: Any
    radicada: datetime
    pasos: list[tuple[Etapa, datetime, datetime | None, Accion | None]] = field(default_factory=list)
    estado: str = "en_tramite"
    fin: datetime | None = None
    resultado: str = ""
    quien: int | None = None

    @property
    def etapa(self) -> Etapa:
        return self.pasos[-1][0]


class Casos:
    """Writes the cases of ``entidad``; ``hoy``: the day of the load."""

    def __init__(self, azar: Random, entidad: Entidad, *, hoy: date) -> None:
        self.azar, self.entidad, self.hoy, self.festivos = azar, entidad, hoy, festivos()
        self.admin = Usuario.objects.get(email=PAPELES["tramites"].correo)
        self.funcionaria = Usuario.objects.get(email=PAPELES["funcionaria"].correo)

    def copiar(self) -> None:
        """Areas with their people, the five definitions published, the cases, and those of the door."""
        self.areas = crear_areas_propias(self.entidad)
        self._gente()
        self.versiones = publicar_propios(self.entidad, actor=self.admin)
        casos = self._inventar()
        self._escribir(casos)
        self._puerta()

    def _gente(self) -> None:
        cuentas = [Cuenta(f"tramites{n}@{DOMINIO}", x) for n, x in enumerate(COLEGAS, start=1)]
        self.gente = [self.funcionaria.pk, *copiar_cuentas(cuentas)]
        for pk in self.gente[1:]:
            Nombramiento.objects.create(usuario_id=pk, rol=Rol.FUNCIONARIO, entidad=self.entidad, desde=DESDE)
        Puesto.objects.bulk_create(
            Puesto(area=area, usuario_id=pk, es_jefe=pk == self.gente[0])
            for area in self.areas.values()
            for pk in self.gente
        )

    def _inventar(self) -> list[Caso]:
        personas = DocumentoIdentidad.objects.order_by("pk").values_list("persona_id", flat=True)[:CASOS]
        primera = siguiente_id(Solicitud)
        return [self._caso(primera + n, n, persona) for n, persona in enumerate(personas)]

    def _caso(self, pk: int, n: int, persona: Any) -> Caso:
        vuelta, cual = divmod(n, len(self.versiones))
        version = self.versiones[cual]
        if version.tramite.codigo == RAPIDO:
            caso = self._rapido(pk, vuelta, persona, version)
        else:
            dia = self.hoy - timedelta(days=1 + self.azar.randrange(30 if n % 3 else 180))
            caso = Caso(pk, version, persona, self._instante(dia))
            self._andar(caso, dia)
        if caso.estado == "en_tramite" and n % 9 == 0:
            caso.estado = "por_completar"
        if caso.estado != "resuelta" and n % 25 == 0:
            caso.estado, caso.fin = "desistida", self._instante(self.hoy)
        caso.quien = None if n % 11 == 0 else self.gente[n % len(self.gente)]
        return caso

    def _rapido(self, pk: int, vuelta: int, persona: Any, version: VersionTramite) -> Caso:
        """Answered in two or three business days, one after the other; the last ones have just arrived."""
        hace = 15 + self.azar.randrange(150) if vuelta < RESUELTAS else 1
        dia = self.hoy - timedelta(days=hace)
        caso = Caso(pk, version, persona, self._instante(dia))
        etapa = version.definicion.por_clave[version.definicion.inicio]
        if vuelta >= RESUELTAS:
            caso.pasos.append((etapa, caso.radicada, None, None))
            return caso
        accion = self.azar.choice(etapa.acciones)
        caso.fin = self._instante(contar(dia, 2 + vuelta % 2, self.festivos).vence)
        caso.pasos.append((etapa, caso.radicada, caso.fin, accion))
        caso.estado, caso.resultado = "resuelta", accion.resultado
        return caso

    def _andar(self, caso: Caso, dia: date) -> None:
        """Through its stages, each with its days, until today or the end."""
        definicion = caso.version.definicion
        etapa: Etapa | None = definicion.por_clave[definicion.inicio]
        entro = caso.radicada
        while etapa:
            dia += timedelta(days=1 + self.azar.randrange(etapa.plazo_dias_habiles + 4))
            if dia >= self.hoy:
                caso.pasos.append((etapa, entro, None, None))
                return
            accion, salio = self.azar.choice(etapa.acciones), self._instante(dia)
            caso.pasos.append((etapa, entro, salio, accion))
            entro, etapa = salio, definicion.por_clave.get(accion.destino)
            caso.resultado = accion.resultado
        caso.estado, caso.fin = "resuelta", entro

    def _instante(self, dia: date) -> datetime:
        return datetime.combine(dia, time(13 + self.azar.randrange(8), self.azar.randrange(60)), UTC)

    # --- Rows ---

    def _escribir(self, casos: list[Caso]) -> None:
        numeros = siguientes_numeros(len(casos))
        self.numeros = {
            c.pk: f"T-{c.radicada.year}{numero[6:]}" for c, numero in zip(casos, numeros, strict=True)
        }
        copiar(Solicitud, CAMPOS, (self._fila(c) for c in casos))
        copiar(Paso, CAMPOS_PASO, (fila for c in casos for fila in self._pasos(c)))
        self._dialogo(casos)
        self._documentos([c for c in casos if c.estado == "resuelta"])
        copiar_eventos(fila for c in casos for fila in self._eventos(c))
        ajustar_secuencias(Solicitud, Paso, Peticion, Mensaje, RespuestaEncuesta, DocumentoEmitido)

    def _fila(self, c: Caso) -> tuple:
        abierta, espera = c.estado in {"en_tramite", "por_completar"}, c.estado == "por_completar"
        vence = self.hoy + timedelta(days=20) if espera else self._vence(c.etapa, c.pasos[-1][1])
        respuestas = {x.clave: self._respuesta(x) for x in c.version.definicion.campos if not x.si}
        return (
            *(c.pk, codigo_de_seguimiento(), self.numeros[c.pk], c.version.tramite_id, c.version.pk),
            *(c.persona, self.azar.choice(CANALES), c.estado, c.etapa.clave, self._area(c.etapa)),
            *(c.quien, vence if abierta else None, 5 if espera else None, c.radicada, c.radicada),
            *(c.radicada, c.fin, c.resultado if c.estado == "resuelta" else ""),
            json.dumps({k: v for k, v in respuestas.items() if v}, ensure_ascii=False),
        )

    def _respuesta(self, campo: Any) -> str:
        if campo.tipo == "opcion":
            return self.azar.choice(campo.opciones)
        if campo.tipo == "fecha":
            return (self.hoy - timedelta(days=90 + self.azar.randrange(300))).isoformat()
        return DICHO if campo.tipo in {"texto", "parrafo"} and campo.obligatorio else ""

    def _area(self, etapa: Etapa) -> int:
        return int(self.areas[etapa.area].pk)

    def _vence(self, etapa: Etapa, entro: datetime) -> date:
        return contar(entro.date(), etapa.plazo_dias_habiles, self.festivos).vence

    def _pasos(self, c: Caso) -> Iterator[tuple]:
        for etapa, entro, salio, accion in c.pasos:
            rotulo, fuera, quien = accion.rotulo if accion else "", salio, c.quien or self.gente[0]
            if salio is None and c.estado == "desistida":
                rotulo, fuera = "Desistió", c.fin
            cerrado = (fuera, quien, rotulo, "") if fuera else (None, None, "", "")
            vence = self._vence(etapa, entro)
            yield c.pk, etapa.clave, etapa.nombre, self._area(etapa), entro, vence, *cerrado

    def _dialogo(self, casos: list[Caso]) -> None:
        copiar(
            Peticion,
            ("solicitud", "requisito", "texto", "pide_documento", "motivo_jefatura", "pedida_en",
             "pedida_por", "respuesta"),
            ((c.pk, None, "Una copia legible del documento", True, "La que envió no se puede leer.",
              c.pasos[-1][1], self.gente[0], "") for c in casos if c.estado == "por_completar"),
        )  # fmt: skip
        copiar(
            Mensaje,
            ("solicitud", "es_interno", "es_de_la_persona", "texto", "autor", "quien", "creado_en"),
            ((c.pk, c.pk % 3 == 0, False, "Revisar con el archivo antes de responder." if c.pk % 3 == 0
              else "Recibimos su solicitud y la estamos estudiando.", self.gente[0],
              "Atención al ciudadano", c.radicada) for c in casos if c.pk % 2 == 0),
        )  # fmt: skip
        copiar(
            RespuestaEncuesta,
            ("solicitud", "escala", "texto", "respondida_en", "otras"),
            ((c.pk, self.azar.choice((2, 3, 4, 4, 5, 5)), "", c.fin, "{}")
             for c in casos if c.estado == "resuelta" and c.pk // 5 % 5 < 2),
        )  # fmt: skip

    def _documentos(self, resueltas: list[Caso]) -> None:
        con = [(c, c.pasos[-1]) for c in resueltas if c.pasos[-1][0].documento]
        personas = Persona.objects.in_bulk([c.persona for c, _ in con])
        emisiones = [Emision(personas[c.persona], f"tramite-{c.pk}-{p[0].clave}", self._datos(c, p[0]))
                     for c, p in con]  # fmt: skip
        emitidos = emitir_certificados_en_lote(tipo="tramite", emisiones=emisiones, actor=self.admin)
        copiar(
            DocumentoEmitido,
            ("solicitud", "etapa", "titulo", "texto", "certificado", "emitido_en"),
            ((c.pk, p[0].clave, self._titulo(p[0]), DICHO, x.pk, c.fin)
             for (c, p), x in zip(con, emitidos, strict=True)),
        )  # fmt: skip

    def _titulo(self, etapa: Etapa) -> str:
        return etapa.documento.titulo if etapa.documento else ""

    def _datos(self, c: Caso, etapa: Etapa) -> dict[str, str]:
        return {
            "titulo": self._titulo(etapa), "numero": self.numeros[c.pk], "tramite": str(c.version.tramite),
            "entidad": str(self.entidad), "area": str(self.areas[etapa.area]),
        }  # fmt: skip

    def _eventos(self, c: Caso) -> Iterator[tuple]:
        objeto, quien = ("tramites.Solicitud", c.pk), (c.quien or self.gente[0], "funcionario")
        yield evento(c.radicada, "en_tramite", objeto, ("persona", "ciudadania"), "borrador")
        for _, _, salio, accion in c.pasos:
            if salio and accion and not accion.termina:
                yield evento(salio, "solicitud_avanzada", objeto, quien)
        if c.estado != "en_tramite":
            yield evento(c.fin or c.pasos[-1][1], c.estado, objeto, quien, "en_tramite")

    # --- The door of a citizen: her cases go by the services, as anybody's ---

    def _puerta(self) -> None:
        rosalba = Usuario.objects.get(email=PAPELES["ciudadana"].correo)
        rosalba.persona = Persona.objects.create(nombres="Rosalba", apellidos="Cuero Angulo")
        rosalba.save(update_fields=["persona"])
        declarar_documento(rosalba.persona, "CC", "1087654321")
        por_codigo = {v.tramite.codigo: v.tramite for v in self.versiones}
        peticion, reclamo = por_codigo["peticion"], por_codigo["reclamo-contra-una-entidad"]
        texto = {"clase": "Otra petición", "asunto": "Mi certificado", "texto": DICHO}
        resuelta = self._enviada(peticion, rosalba, texto)
        self._pasar(resuelta, "general")
        self._pasar(resuelta, "responder", "Le enviamos lo que pidió.")
        queja = {"reclamada": "Mutual El Yarumo", "hechos": DICHO, "espera": DICHO, "por_otra": "Por mí"}
        espera = self._enviada(reclamo, rosalba, queja)
        escribir_mensaje(espera, "Buenos días. Nos falta un dato.", actor=self.funcionaria,
                         quien="Atención al ciudadano")  # fmt: skip
        pedido = Pedido(texto="La fecha en que la entidad le respondió", motivo_jefatura="No la dice.")
        pedir_al_ciudadano(espera, [pedido], actor=self.funcionaria)
        borrador = empezar_solicitud(peticion, persona=rosalba.persona, actor=rosalba)
        guardar_respuestas(borrador, {"clase": "Consulta"}, actor=rosalba)

    def _enviada(self, tramite: Any, quien: Usuario, respuestas: dict[str, str]) -> Solicitud:
        solicitud = empezar_solicitud(tramite, persona=quien.persona, actor=quien)  # type: ignore[arg-type]
        guardar_respuestas(solicitud, respuestas, actor=quien)
        radicar_solicitud(solicitud, actor=quien)
        return solicitud

    def _pasar(self, solicitud: Solicitud, accion: str, motivo: str = "") -> None:
        quien = solicitud.responsable or self.funcionaria
        if solicitud.responsable is None:
            tomar_solicitud(solicitud, actor=quien)
        avanzar_solicitud(solicitud, accion, actor=quien, motivo=motivo)


CAMPOS = (
    *("id", "codigo", "numero", "tramite", "version", "persona", "canal_inicio", "estado", "etapa", "area"),
    *("responsable", "vence_el", "habiles_restantes", "creada_en", "guardada_en", "radicada_en"),
    *("terminada_en", "resultado", "respuestas_json"),
)
CAMPOS_PASO = (
    *("solicitud", "etapa", "nombre", "area", "entro_en", "vence_el", "salio_en", "salio_por", "accion"),
    "motivo",
)


def copiar_solicitudes(azar: Random, *, hoy: date) -> None:
    """Everything, for the institution that has the portal's own procedures."""
    entidad = Entidad.objects.get(tramites__codigo="peticion")
    Casos(azar, entidad, hoy=hoy).copiar()
