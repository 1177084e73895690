"""The receipt of a report, on paper."""

from cumplimiento.models import Reporte
from sso_portal.nucleo.firmas.servicios import hacer_pdf


def hacer_recibo(reporte: Reporte) -> bytes:
    """The PDF receipt of ``reporte``, with its fingerprint; the affected person is not named in it."""
    return hacer_pdf(
        "pdf/recibo_cumplimiento.html",
        {"titulo": "Recibo de reporte de cumplimiento", "codigo": reporte.recibo, "reporte": reporte},
    )
