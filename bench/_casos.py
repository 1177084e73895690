"""A country of cases: 20 institutions with 200 areas, 2,000 procedures and 2,000 officials; rows by SQL.

Of each area 300 cases are open, whatever the total: the rest ended. Every one passed by another area first.
"""

from datetime import timedelta

from django.utils import timezone

from bench._medida import hacer, leer
from sso_portal.demo.carga.instituciones import Cuenta, copiar_cuentas
from sso_portal.nucleo.copia import sin_vigilancia
from sso_portal.nucleo.cuentas.models import Nombramiento, Persona, Rol
from sso_portal.nucleo.territorio.models import Entidad
from tramites.diseno.estructura import Accion, Campo, Estructura, Etapa, Tipo
from tramites.diseno.intercambio import a_json
from tramites.models import Area, Paso, Puesto, Solicitud, Tramite, VersionTramite

ENTIDADES, AREAS, POR_AREA, GENTE, PERSONAS, ABIERTAS = 20, 200, 10, 10, 5_000, 300
ESTRUCTURA = Estructura(
    (Campo("asunto", Tipo.TEXTO, "¿Qué pide?"),),
    (
        Etapa("estudio", "Estudio", "area", 5, (Accion("pasar", "Pasar a decisión", "decision"),)),
        Etapa("decision", "Decisión", "area", 10, (Accion("conceder", "Conceder", "fin:favorable"),)),
    ),
    "estudio",
)
# k: which one of its area, from 0. The array of each kind of row says its keys.
CASOS = """
INSERT INTO tramites_solicitud (codigo, numero, tramite_id, version_id, persona_id, canal_inicio, estado,
  etapa, area_id, responsable_id, vence_el, habiles_restantes, creada_en, guardada_en, radicada_en,
  terminada_en, resultado, respuestas_json)
SELECT 'BENCH' || substr(md5(n::text), 1, 18), 'T-1999-' || lpad(n::text, 8, '0'),
  (%(tramites)s)[1 + a * 10 + k %% 10], (%(versiones)s)[1 + a * 10 + k %% 10],
  (%(personas)s::uuid[])[1 + (n %% 5000 * 7919) %% 5000], CASE WHEN k %% 5 < 3 THEN 'web' ELSE 'sucursal' END,
  estado, 'decision', (%(areas)s)[1 + a],
  CASE WHEN k %% 11 > 0 THEN (%(gente)s)[1 + a * 10 + k %% 10] END,
  CASE WHEN abierta THEN %(hoy)s::date - 5 + k %% 40 END, CASE WHEN estado = 'por_completar' THEN 5 END,
  %(ahora)s - dias, %(ahora)s - dias, %(ahora)s - dias,
  CASE WHEN NOT abierta THEN %(ahora)s - dias + interval '4 days' END,
  CASE WHEN estado = 'resuelta' THEN 'favorable' ELSE '' END, ''::bytea
FROM generate_series(%(desde)s, %(hasta)s) n, LATERAL (SELECT (n - 1) %% 200 AS a, (n - 1) / 200 AS k) x,
  LATERAL (SELECT k < 300 AS abierta, (6 + k %% 300) * interval '1 day' + k * interval '1 second' AS dias) y,
  LATERAL (SELECT CASE WHEN abierta AND k %% 7 = 0 THEN 'por_completar' WHEN abierta THEN 'en_tramite'
    WHEN k %% 10 = 9 THEN 'desistida' ELSE 'resuelta' END AS estado) z"""
PASOS = """
INSERT INTO tramites_paso (solicitud_id, etapa, nombre, area_id, entro_en, vence_el, salio_en, salio_por_id,
  accion, motivo)
SELECT s.id, 'estudio', 'Estudio', (%(areas)s)[1 + (s.area_id - (%(areas)s)[1] + 1) %% 200], s.radicada_en,
  s.radicada_en::date + 7, s.radicada_en + interval '2 days', %(primera)s, 'Pasar a decisión', ''
FROM tramites_solicitud s WHERE s.numero BETWEEN %(de)s AND %(a)s
UNION ALL
SELECT s.id, 'decision', 'Decisión', s.area_id, s.radicada_en + interval '2 days',
  coalesce(s.vence_el, s.radicada_en::date + 10), s.terminada_en,
  CASE WHEN s.terminada_en IS NOT NULL THEN %(primera)s END,
  CASE WHEN s.terminada_en IS NULL THEN '' ELSE 'Conceder' END, ''
FROM tramites_solicitud s WHERE s.numero BETWEEN %(de)s AND %(a)s"""


class Pais:
    """Institutions, areas, people and procedures, written at once; cases, as many as are asked for."""

    def __init__(self):
        self.ahora, self.cuantos = timezone.now(), 0
        entidades = Entidad.objects.bulk_create(
            Entidad(nit=f"{799_000_000 + n}-1", nombre=f"Institución {n}", tipo="administracion",
                    municipio_id="11001") for n in range(ENTIDADES)
        )  # fmt: skip
        areas = Area.objects.bulk_create(
            Area(entidad=entidades[n // 10], codigo=f"area-{n}", nombre=f"Área {n}") for n in range(AREAS)
        )
        tramites = Tramite.objects.bulk_create(
            Tramite(entidad=areas[n // POR_AREA].entidad, codigo=f"banco-{n}", nombre=f"Trámite {n:04}",
                    tipo_producto="certificado") for n in range(AREAS * POR_AREA)
        )  # fmt: skip
        self._gente(areas)
        versiones = VersionTramite.objects.bulk_create(
            VersionTramite(tramite=t, numero=1, estructura=a_json(ESTRUCTURA), estado="publicada",
                           publicada_en=self.ahora, publicada_por_id=self.gente[0]) for t in tramites
        )  # fmt: skip
        personas = Persona.objects.bulk_create(
            Persona(nombres="Ana María", apellidos=f"Rentería {n}") for n in range(PERSONAS)
        )
        self.llaves = {
            "areas": [a.pk for a in areas], "tramites": [t.pk for t in tramites], "gente": self.gente,
            "versiones": [v.pk for v in versiones], "personas": [str(p.pk) for p in personas],
        }  # fmt: skip

    def _gente(self, areas):
        cuentas = (Cuenta(f"banco{n}@example.org", f"Funcionaria {n:04}") for n in range(AREAS * GENTE))
        self.gente = copiar_cuentas(cuentas)
        puestos = [(u, areas[n // GENTE]) for n, u in enumerate(self.gente)]
        desde = timezone.localdate() - timedelta(days=900)
        Nombramiento.objects.bulk_create(
            Nombramiento(usuario_id=u, rol=Rol.FUNCIONARIO, entidad_id=a.entidad_id, desde=desde)
            for u, a in puestos
        )
        Puesto.objects.bulk_create(Puesto(usuario_id=u, area=a) for u, a in puestos)

    def crecer(self, hasta):
        """As many cases as ``hasta`` in all, each with its two stays."""
        datos = {**self.llaves, "hoy": timezone.localdate(), "ahora": self.ahora, "primera": self.gente[0]}
        tramo = {"desde": self.cuantos + 1, "hasta": hasta}
        numeros = {"de": f"T-1999-{self.cuantos + 1:08}", "a": f"T-1999-{hasta:08}"}
        with sin_vigilancia(Solicitud, Paso):
            hacer(CASOS, {**datos, **tramo})
            hacer(PASOS, {**datos, **numeros})
        self.cuantos = hasta
        hacer("ANALYZE tramites_solicitud, tramites_paso, tramites_tramite, tramites_puesto, cuentas_usuario")
        assert leer("SELECT count(*) FROM tramites_paso")[0][0] >= 2 * hasta
