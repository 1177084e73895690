"""What the affected person, and whoever answers her at the desk, read of a case."""

from typing import Any

from django.db.models import Q

from cumplimiento.estados import Estado
from cumplimiento.models import Obligacion
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Usuario
from sso_portal.nucleo.firmas.codigos import leer_codigo

from .historia import historia_de
from .situacion import frase_para_leer, lo_declarado, paso_de_la_persona, siguiente_paso

POCOS = 30


def por_consulta(codigo: str) -> Obligacion | None:
    """The case of a code typed by somebody, sandbox aside; None if no case has it."""
    limpio = leer_codigo(codigo)
    reales = Obligacion.objects.filter(entidad__es_de_pruebas=False).con_todo()
    return reales.filter(consulta=limpio).first() if limpio else None


def mis_casos(usuario: Usuario) -> list[Obligacion]:
    """The cases told to the address of an account, the newest first."""
    return list(Obligacion.objects.de_persona(usuario).con_todo().order_by("-inicia_el", "-pk"))


def pagina_de_la_persona(obligacion: Obligacion) -> dict[str, Any]:
    """State, deadline and next step in plain words; nobody's name and nothing of what was ordered."""
    return {
        "obligacion": obligacion,
        "lo_declarado": lo_declarado(obligacion),
        "paso": paso_de_la_persona(obligacion),
        "puede_responder": puede_responder(obligacion),
        "historia": historia_de(obligacion),
    }


def puede_responder(obligacion: Obligacion) -> bool:
    """Whether there is something to confirm: the entity reported and the order stands."""
    return obligacion.reporte_vigente_id is not None and obligacion.estado != Estado.SIN_EFECTO


def buscar_casos(
    usuario: Usuario, *, numero: str = "", tipo: str = "", documento: str = ""
) -> list[Obligacion]:
    """Cases ``usuario`` answers for at the desk, by number (case, dictamen, expediente) or person."""
    suyos = Obligacion.objects.de_atencion(usuario).con_todo()
    if documento:
        suyos = suyos.filter(persona__documentos__indice=DocumentoIdentidad.indice_de(tipo, documento))
    else:
        n = numero.strip()
        suyos = suyos.filter(Q(codigo__iexact=n) | Q(origen_referencia=n) | Q(expediente=n))
    return list(suyos.order_by("-inicia_el", "-pk")[:POCOS])


def pagina_de_atencion(obligacion: Obligacion) -> dict[str, Any]:
    """One screen for the desk: the sentence to read, both versions of the facts, dates and history."""
    return {
        **pagina_de_la_persona(obligacion),
        "frase": frase_para_leer(obligacion),
        "paso_de_todos": siguiente_paso(obligacion),
        "respuestas": list(obligacion.respuestas.all()),
        "ajustes": list(obligacion.ajustes.all()),
    }
