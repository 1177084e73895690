"""Registrations in bulk: people, answers, documents and decisions, as the services would write them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from inscripciones.estados import Estado
from inscripciones.models import (
    CondicionPrioridad,
    Convocatoria,
    DocumentoInscripcion,
    Hallazgo,
    Inscripcion,
    Preferencia,
    PreferenciaDepartamento,
    PuntoLista,
)
from inscripciones.servicios.copia import huella_de
from sso_portal.demo.invento.gente import Profesional
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona
from sso_portal.nucleo.documentos.models import Archivo

from .fila import Ficha, FilaDeInscripcion
from .instituciones import Cuenta, Pais, copiar_cuentas
from .muestras import Muestra
from .plazas import copiar_eventos, evento

DOCUMENTOS = ("identidad_frente", "identidad_reverso", "diploma", "acta_grado")
REVISION = timedelta(days=3)
ETIQUETA = "inscripciones.Inscripcion"
CIUDADANIA = "ciudadania"


class Expedientes:
    """Copies the registrations of one convocatoria: ``ofertas`` are (id, plaza code) by position."""

    def __init__(
        self,
        azar: Random,
        pais: Pais,
        convocatoria: Convocatoria,
        ofertas: Sequence[tuple[int, str]],
        muestras: dict[str, list[Muestra]],
    ) -> None:  # people send between the opening and the close, or today
        self.azar, self.pais, self.convocatoria = azar, pais, convocatoria
        self.hasta = min(convocatoria.cierra_en, timezone.now())
        self.ofertas, self.muestras = ofertas, muestras
        self.codigos = [codigo for _, codigo in ofertas]
        self.puntos = list(PuntoLista.objects.order_by("orden").values_list("codigo", "aplica"))

    def _fila(self, ficha: Ficha) -> FilaDeInscripcion:
        return FilaDeInscripcion(ficha, self.pais, self.convocatoria, self.codigos)

    def uuid(self) -> UUID:
        return UUID(int=self.azar.getrandbits(128), version=4)

    def copiar(
        self,
        gente: Sequence[Profesional],
        estados: Sequence[Estado],
        cuentas: dict[int, Cuenta] | None = None,
    ) -> list[Ficha]:
        """Append one registration per person; ``cuentas`` names the accounts that are doors of the demo."""
        fichas = self._fichas(gente, estados)
        self._personas(fichas, cuentas or {})
        self._inscripciones(fichas)
        self._archivos(fichas)
        self._listas(fichas)
        self._revision(fichas)
        copiar_eventos(self._eventos(fichas))
        ajustar_secuencias(
            DocumentoIdentidad, Preferencia, PreferenciaDepartamento, DocumentoInscripcion,
            CondicionPrioridad, Hallazgo, Evento,
        )  # fmt: skip
        return fichas

    def _fichas(self, gente: Sequence[Profesional], estados: Sequence[Estado]) -> list[Ficha]:
        numero, fichas = self.convocatoria.siguiente_numero, []
        ventana = self.hasta - self.convocatoria.abre_en
        for n, (quien, estado) in enumerate(zip(gente, estados, strict=True)):
            cuando = self.convocatoria.abre_en + ventana * (n + 1) / (len(gente) + 1)
            cuando = cuando.replace(microsecond=0)
            espera = min(REVISION, (timezone.now() - cuando) / 2)
            ficha = Ficha(quien, self.uuid(), self.uuid(), estado, cuando, cuando + espera)
            if estado != Estado.BORRADOR:
                ficha.numero = f"SSO-{self.convocatoria.codigo}-{numero:06d}"
                numero += 1
            fichas.append(ficha)
        Convocatoria.objects.filter(pk=self.convocatoria.pk).update(siguiente_numero=numero)
        return fichas

    def _personas(self, fichas: list[Ficha], cuentas: dict[int, Cuenta]) -> None:
        copiar(
            Persona,
            ("id", "nombres", "apellidos", "telefono", "creada_en"),
            (
                (f.persona, f.quien.nombres, f.quien.apellidos, f.quien.telefono, f.iniciada_en)
                for f in fichas
            ),
        )
        copiar(
            DocumentoIdentidad,
            ("persona", "tipo", "numero", "indice"),
            (
                (f.persona, q.tipo_documento, q.numero_documento,
                 DocumentoIdentidad.indice_de(q.tipo_documento, q.numero_documento))
                for f in fichas
                for q in [f.quien]
            ),
        )  # fmt: skip
        propias = (Cuenta(f.quien.correo, "", f.persona) for f in fichas)
        con_puerta = (
            cuentas[n]._replace(persona=c.persona) if n in cuentas else c for n, c in enumerate(propias)
        )
        for ficha, usuario in zip(fichas, copiar_cuentas(con_puerta), strict=True):
            ficha.usuario = usuario

    def _inscripciones(self, fichas: list[Ficha]) -> None:
        for ficha in fichas:
            self.repartir_muestras(ficha)
        filas = [self._fila(f) for f in fichas]
        copiar(Inscripcion, list(filas[0].valores()), (list(f.valores().values()) for f in filas))

    def repartir_muestras(self, ficha: Ficha) -> None:
        """Give the registration its sample papers: one of each document, one support per condition."""
        for tipo in (*DOCUMENTOS, *(["convalidacion"] if ficha.quien.es_titulo_exterior else [])):
            ficha.archivos[tipo] = (self.uuid(), self.azar.choice(self.muestras[tipo]))
        ficha.soportes = [
            (self.uuid(), self.azar.choice(self.muestras["condicion"])) for _ in ficha.quien.condiciones
        ]

    def _archivos(self, fichas: list[Ficha]) -> None:
        def filas() -> Iterator[tuple]:
            for f in fichas:
                propios = [("inscripcion", a) for a in f.archivos.values()]
                for uso, (pk, m) in [*propios, *(("condicion", s) for s in f.soportes)]:
                    yield (pk, m.clave, m.nombre, m.tipo, m.tamano_bytes, m.sha256, uso, f.persona, f.usuario,
                           f.radicada_en)  # fmt: skip

        campos = ("id", "clave", "nombre", "tipo", "tamano_bytes", "sha256", "uso", "titular", "subido_por")
        copiar(Archivo, (*campos, "creado_en"), filas())
        copiar(
            DocumentoInscripcion,
            ("inscripcion", "tipo", "archivo", "es_vigente"),
            ((f.inscripcion, tipo, pk, True) for f in fichas for tipo, (pk, _) in f.archivos.items()),
        )

    def _listas(self, fichas: list[Ficha]) -> None:
        copiar(
            Preferencia,
            ("inscripcion", "oferta", "orden"),
            (
                (f.inscripcion, self.ofertas[posicion][0], n)
                for f in fichas
                for n, posicion in enumerate(f.quien.preferencias, start=1)
            ),
        )
        copiar(
            PreferenciaDepartamento,
            ("inscripcion", "departamento", "orden"),
            (
                (f.inscripcion, codigo, n)
                for f in fichas
                for n, codigo in enumerate(f.quien.departamentos, start=1)
            ),
        )

    def _revision(self, fichas: list[Ficha]) -> None:
        campos = ("id", "inscripcion", "condicion", "comunidad", "indice", "archivo", "consentida_en")
        firma = ("decision", "decidida_por", "decidida_en")
        copiar(CondicionPrioridad, (*campos, *firma), list(self._condiciones(fichas)))
        copiar(
            Hallazgo,
            ("inscripcion", "ronda", "punto", "resultado", "nota", "anotado_por", "anotado_en"),
            self._hallazgos([f for f in fichas if f.estado == Estado.VALIDADA]),
        )

    def _condiciones(self, fichas: list[Ficha]) -> Iterator[tuple]:
        pk = siguiente_id(CondicionPrioridad)
        for f in fichas:
            oficial, _ = self.pais.funcionaria(f.quien.municipio)
            decidida = ("acreditada", oficial, f.decidida_en)
            decision = decidida if f.estado == Estado.VALIDADA else ("pendiente", None, None)
            for (codigo, comunidad), (soporte, _) in zip(f.quien.condiciones, f.soportes, strict=True):
                indice = indice_ciego("condicion", f"{f.inscripcion}:{codigo}")
                f.condiciones.append(pk)
                yield (pk, f.inscripcion, codigo, comunidad, indice, soporte, f.radicada_en, *decision)
                pk += 1

    def _hallazgos(self, fichas: list[Ficha]) -> Iterator[tuple]:
        for f in fichas:
            oficial, _ = self.pais.funcionaria(f.quien.municipio)
            # conditions are decided one by one, not in the list
            aplica = {"siempre": True, "titulo_exterior": f.quien.es_titulo_exterior, "prioridad": False}
            for codigo, cuando in self.puntos:
                if aplica[cuando]:
                    yield (f.inscripcion, 1, codigo, "cumple", "", oficial, f.decidida_en)

    def _eventos(self, fichas: list[Ficha]) -> Iterator[tuple]:
        for f in fichas:
            suyo = (f.usuario, CIUDADANIA)
            fila = evento(f.iniciada_en, "iniciada", (ETIQUETA, f.inscripcion), suyo)
            yield (*fila[:6], {"convocatoria": self.convocatoria.codigo}, *fila[7:])
        for f in fichas:
            if f.numero:
                fila = evento(f.radicada_en, "radicada", (ETIQUETA, f.inscripcion), (f.usuario, CIUDADANIA))
                huella = huella_de(self._fila(f).copia())
                datos = {"desde": "borrador", "numero": f.numero, "ronda": 1, "huella": huella}
                yield (*fila[:6], datos, *fila[7:])
        for f in fichas:
            if f.estado == Estado.VALIDADA:
                yield from self._eventos_de_mesa(f)

    def _eventos_de_mesa(self, f: Ficha) -> Iterator[tuple]:
        quien = self.pais.funcionaria(f.quien.municipio)
        for pk in f.condiciones:
            yield evento(f.decidida_en, "acreditada", ("inscripciones.CondicionPrioridad", pk), quien)
        fila = evento(f.decidida_en, "validada", (ETIQUETA, f.inscripcion), quien)
        yield (*fila[:6], {"desde": "radicada", "ronda": 1}, *fila[7:])
