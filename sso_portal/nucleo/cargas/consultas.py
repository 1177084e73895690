"""Read bulk files for their pages."""

from typing import Any

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.cifras import miles

from .estados import Estado
from .formatos import Formato
from .models import Carga, CargaQuerySet

# The stages of the page, in order; each state is one of them.
ETAPAS = ["En cola", "Leyendo", "Validando", "Lista para confirmar", "Guardando", "Confirmada"]
ETAPA_DE = {
    Estado.EN_COLA: "En cola",
    Estado.LEYENDO: "Leyendo",
    Estado.POR_ACLARAR: "Leyendo",
    Estado.VALIDANDO: "Validando",
    Estado.LISTA: "Lista para confirmar",
    Estado.CONFIRMANDO: "Guardando",
    Estado.CONFIRMADA: "",
}


def de_usuario(usuario: Usuario, formato: Formato | None = None) -> CargaQuerySet:
    """The bulk files of ``usuario``, newest first, of one format or of all."""
    cargas = Carga.objects.visibles_para(usuario).select_related("archivo").order_by("-subida_en", "-pk")
    return cargas.filter(formato_codigo=formato.codigo) if formato else cargas


def fechas_por_aclarar(carga: Carga) -> list[dict[str, Any]]:
    """The doubtful columns of dates: name and how a sentence calls it."""
    formato = carga.formato
    return [
        {"nombre": n, "en_palabras": formato.columna(n).en_palabras}
        for n in carga.lectura.get("por_aclarar", [])
    ]


def detalle_de_etapa(carga: Carga) -> str:
    """«12.400 de 20.000 filas» while it validates, nothing otherwise."""
    if carga.estado != Estado.VALIDANDO:
        return ""
    return f"{miles(carga.filas_hechas)} de {miles(carga.filas_total)} filas"
