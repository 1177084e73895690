"""One invented registration as a row: the person, what was answered and the state it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from inscripciones.estados import Estado
from inscripciones.models import Convocatoria
from inscripciones.pasos import DEPARTAMENTOS, Paso
from inscripciones.servicios.copia import VERSION, huella_de
from sso_portal.demo.invento.gente import Profesional
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad

from .instituciones import Pais
from .muestras import Muestra


@dataclass
class Ficha:
    """One registration to be copied: the person, the ids it will have and the state it reaches."""

    quien: Profesional
    persona: UUID
    inscripcion: UUID
    estado: Estado
    radicada_en: datetime
    decidida_en: datetime  # by its secretaría, when it was
    numero: str | None = None
    usuario: int = 0
    archivos: dict[str, tuple[UUID, Muestra]] = field(default_factory=dict)
    soportes: list[tuple[UUID, Muestra]] = field(default_factory=list)
    condiciones: list[int] = field(default_factory=list)

    @property
    def iniciada_en(self) -> datetime:
        return self.radicada_en - timedelta(seconds=self.quien.segundos_activos)


class FilaDeInscripcion:
    """The row of Inscripcion of one ficha, by field name."""

    def __init__(self, ficha: Ficha, pais: Pais, proceso: Convocatoria, plazas: Sequence[str]) -> None:
        self.f, self.pais, self.convocatoria, self.plazas = ficha, pais, proceso, plazas

    def copia(self) -> dict[str, Any]:
        """What `inscripciones.servicios.copia` would keep of the same answers."""
        q, archivos = self.f.quien, self.f.archivos
        return {
            "version": VERSION,
            "numero": self.f.numero,
            "ronda": 1,
            "proceso": self.convocatoria.codigo,
            "profesion": q.profesion,
            "nombres": q.nombres,
            "apellidos": q.apellidos,
            "documento": {
                "tipo": q.tipo_documento,
                "terminado_en": q.numero_documento[-4:],
                "sello": indice_ciego("copia-documento", f"{q.tipo_documento}:{q.numero_documento}"),
            },
            "contacto": {
                "telefono": indice_ciego("copia-telefono", q.telefono),
                "direccion": indice_ciego("copia-direccion", q.direccion),
            },
            "municipio": q.municipio,
            "universidad": q.universidad,
            "titulo_exterior": "si" if q.es_titulo_exterior else "no",
            "fecha_grado": q.fecha_grado.isoformat(),
            "plazas": [self.plazas[p] for p in q.preferencias],
            "departamentos": list(q.departamentos),
            "documentos": {tipo: m.sha256 for tipo, (_, m) in sorted(archivos.items())},
            "condiciones": sorted(m.sha256 for _, m in self.f.soportes),
        }

    def _enviado(self) -> dict[str, Any]:
        f, q = self.f, self.f.quien
        if f.estado == Estado.BORRADOR:
            nada = dict.fromkeys(("numero", "radicada_en", "clave_envio", "autoridad", "copia"))
            return nada | {"huella": "", "indice_identidad": ""}
        copia = self.copia()
        return {
            "numero": f.numero,
            "radicada_en": f.radicada_en,
            "clave_envio": UUID(int=f.inscripcion.int ^ 1),
            "autoridad": self.pais.autoridad(q.municipio),
            "copia": copia,
            "indice_identidad": DocumentoIdentidad.indice_de(q.tipo_documento, q.numero_documento),
            "huella": huella_de(copia),
        }

    def _veces(self) -> dict[str, int]:
        """How often each step was saved: once per thing added to a list."""
        q = self.f.quien
        return {
            Paso.DATOS.value: 1,
            Paso.FORMACION.value: 1,
            Paso.DOCUMENTOS.value: len(self.f.archivos),
            Paso.PRIORIDAD.value: max(len(q.condiciones), 1),
            DEPARTAMENTOS: 1,
            Paso.PREFERENCIAS.value: len(q.preferencias),
        }

    def valores(self) -> dict[str, Any]:
        f, q = self.f, self.f.quien
        decidida = f.estado == Estado.VALIDADA
        return {
            "id": f.inscripcion,
            "convocatoria": self.convocatoria.pk,
            "persona": f.persona,
            "profesion": q.profesion,
            "estado": f.estado,
            "municipio": q.municipio,
            "direccion": q.direccion,
            "universidad": q.universidad,
            "es_titulo_exterior": q.es_titulo_exterior,
            "fecha_grado": q.fecha_grado,
            "declara_prioridad": bool(q.condiciones),
            "departamentos_revisados": True,
            "guardados": {p: [n, f.radicada_en.isoformat(), ""] for p, n in self._veces().items()},
            "creada_en": f.iniciada_en,
            **self._enviado(),
            "segundos_activos": q.segundos_activos,
            "actividad_en": f.radicada_en,
            "ronda": 1,
            "causa_anulacion": "",
            "decidida_por": self.pais.funcionaria(q.municipio)[0] if decidida else None,
            "decidida_en": f.decidida_en if decidida else None,
        }
