"""What an agent sees: where she attends, what she may serve, and the one person in front of her."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona, Rol, Usuario
from sso_portal.nucleo.legible.correos import tapado
from sso_portal.nucleo.legible.fechas import fecha_larga
from tramites.codigos import sirve_para_seguir, vencio_el
from tramites.estados import ABIERTAS, EstadoSolicitud
from tramites.models import (
    Atencion,
    Certificacion,
    Consentimiento,
    Producto,
    Solicitud,
    Sucursal,
    Tramite,
    VersionTramite,
)

CON_TECLA = 9  # products that a digit of the keyboard reaches
SIN_CORREO = "Sin cuenta: la atendió antes la red"


# --- Where ---


def sucursales_de(agente: Usuario) -> QuerySet[Sucursal]:
    """The branches of her institutions, open today, by place."""
    suyas = Sucursal.objects.abiertas().filter(entidad__in=agente.entidades(Rol.AGENTE))
    lugar = ("municipio__departamento__nombre", "municipio__nombre", "nombre", "pk")
    return suyas.select_related("municipio__departamento").order_by(*lugar)


# --- What ---


@dataclass(frozen=True)
class Servible:
    """A product of the branch: whether this agent may serve it, until when, how often she did lately."""

    tramite: Tramite
    es_piloto: bool
    vence_el: date | None
    veces: int = 0
    va_por_el_portal: bool = False  # a published version: a case can be begun here

    @property
    def se_empieza(self) -> bool:
        return self.se_tramita and self.va_por_el_portal

    @property
    def se_tramita(self) -> bool:
        """With a certification in force; without it, she only informs."""
        return self.vence_el is not None and self.vence_el >= timezone.localdate()

    @property
    def vencio(self) -> bool:
        return self.vence_el is not None and not self.se_tramita


def servibles(agente: Usuario, sucursal: Sucursal) -> list[Servible]:
    """The products of the branch: first those she may serve, her most frequent ones ahead."""
    productos = Producto.objects.vigentes().filter(sucursal=sucursal).select_related("tramite__entidad")
    vencen = dict(
        Certificacion.objects.sin_revocar()
        .filter(usuario=agente)
        .order_by()
        .values_list("tramite")
        .annotate(ultima=Max("vence_el"))
    )
    ultimas = Atencion.objects.filter(agente=agente).order_by("-ocurrida_en").values_list("tramite")[:200]
    veces: dict[int, int] = {}
    for (tramite,) in ultimas:
        veces[tramite] = veces.get(tramite, 0) + 1
    corren = set(VersionTramite.objects.publicadas().order_by().values_list("tramite", flat=True))
    todos = [
        Servible(
            p.tramite,
            p.es_piloto,
            vencen.get(p.tramite_id),
            veces.get(p.tramite_id, 0),
            p.tramite_id in corren,
        )
        for p in productos.order_by("tramite__nombre", "pk")
    ]
    return sorted(todos, key=lambda s: (not s.se_tramita, -s.veces, s.tramite.nombre))


def certificaciones_por_vencer(agente: Usuario, dias: int = 30) -> QuerySet[Certificacion]:
    """Those of hers that end soon, the soonest first."""
    hoy = timezone.localdate()
    cerca = Certificacion.objects.vigentes().filter(usuario=agente, vence_el__lte=hoy + timedelta(dias))
    return cerca.select_related("tramite").order_by("vence_el", "pk")


def hoy_de(agente: Usuario) -> dict[str, int]:
    """How many she attended today and for how long."""
    hoy = Atencion.objects.filter(agente=agente, dia=timezone.localdate())
    suma = hoy.aggregate(cuantas=Count("pk"), minutos=Sum("minutos"))
    return {"cuantas": suma["cuantas"], "minutos": suma["minutos"] or 0}


# --- Who ---


@dataclass(frozen=True)
class Candidata:
    """Somebody who declared that document: no name is shown before she consents."""

    persona: Persona
    donde: str  # «y…a@example.org», or that she has no account
    tiene_cuenta: bool


def candidatas(tipo: str, numero: str) -> list[Candidata]:
    """Everybody who declared it: writing a number proves nothing, so there may be several."""
    indice = DocumentoIdentidad.indice_de(tipo, numero)
    suyas = Persona.objects.filter(documentos__indice=indice).select_related("usuario").distinct()
    lista = [_candidata(persona) for persona in suyas.order_by("creada_en", "pk")]
    return sorted(lista, key=lambda c: not c.tiene_cuenta)


def _candidata(persona: Persona) -> Candidata:
    usuario = getattr(persona, "usuario", None)
    return Candidata(persona, tapado(usuario.email) if usuario else SIN_CORREO, usuario is not None)


def solicitud_del_comprobante(codigo: str, para_seguir: str) -> Solicitud | None:
    """The case of whoever reads aloud both codes of its receipt; None if they are not of the same one, or
    expired.
    """
    hallada = Solicitud.objects.select_related("persona", "tramite").filter(codigo=codigo).first()
    hoy = timezone.localdate()
    return hallada if hallada and sirve_para_seguir(codigo, para_seguir, hoy) else None


def por_que_no_abren(codigo: str, para_seguir: str) -> str:
    """Until when the codes of a receipt served, in words; "" for those that are of no same receipt."""
    dia = vencio_el(codigo, para_seguir, timezone.localdate())
    return f"Esos códigos sirvieron hasta el {fecha_larga(dia)}" if dia else ""


def de_consentimiento(consentimiento: Consentimiento) -> QuerySet[Solicitud]:
    """The cases of the person in front of the agent."""
    return Solicitud.objects.con_todo().filter(persona=consentimiento.persona_id)


def pagina_de_persona(consentimiento: Consentimiento, agente: Usuario) -> dict[str, Any]:
    """Her cases that go on, and what this agent may do for her here."""
    suyas = de_consentimiento(consentimiento)
    productos = servibles(agente, consentimiento.sucursal)
    return {
        "consentimiento": consentimiento,
        "persona": consentimiento.persona,
        "borradores": list(suyas.filter(estado=EstadoSolicitud.BORRADOR).order_by("-guardada_en", "pk")),
        "abiertas": list(suyas.filter(estado__in=ABIERTAS).order_by("-radicada_en", "pk")),
        "productos": [s for s in productos if s.se_empieza],
        "los_demas": [s for s in productos if not s.se_empieza],
        "todos": productos,
        "minutos": minutos_de(consentimiento),
    }


def minutos_de(consentimiento: Consentimiento) -> int:
    """How long she has been attended, in whole minutes begun."""
    desde = consentimiento.dado_en or consentimiento.pedido_en
    return max(1, round((timezone.now() - desde).total_seconds() / 60 + 0.5))
