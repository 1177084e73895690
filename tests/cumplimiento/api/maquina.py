"""A system of an entity: its credential and its requests, as a program makes them."""

import json
from datetime import timedelta
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cumplimiento.models import Alcance, Credencial
from cumplimiento.models.servicio_web import huella_de

BASE = "/api/cumplimiento/v1/"
_numeros = count(1)


def credencial(entidad, actor, *, alcances=tuple(Alcance), vence_el=None, secreto=None):
    """One that serves a year; its secret is that of the returned row."""
    secreto = secreto or f"sso_prueba_{next(_numeros)}"
    fila = Credencial.objects.create(
        entidad=entidad, nombre="Sistema", alcances=list(alcances), huella=huella_de(secreto),
        vence_el=vence_el or timezone.localdate() + timedelta(days=365), creada_por=actor,
    )  # fmt: skip
    fila.secreto = secreto
    return fila


class Maquina:
    """Asks and sends with a credential; every answer comes with ``.datos``, its JSON."""

    def __init__(self, credencial_=None):
        self.cliente = Client()
        secreto = getattr(credencial_, "secreto", None)
        self.cabeceras = {"Authorization": f"Bearer {secreto}"} if secreto else {}

    def ver(self, direccion, **parametros):
        return self._con_datos(self.cliente.get(BASE + direccion, parametros, headers=self.cabeceras))

    def enviar(self, *reportes, clave=None, **mas):
        cuerpo = json.dumps({"reportes": list(reportes), **mas})
        return self.enviar_crudo(cuerpo, clave=clave or f"envio-{next(_numeros):04}")

    def enviar_crudo(self, cuerpo, *, clave="una-clave", tipo="application/json"):
        cabeceras = {**self.cabeceras, **({"Idempotency-Key": clave} if clave else {})}
        respuesta = self.cliente.post(f"{BASE}reportes/", cuerpo, content_type=tipo, headers=cabeceras)
        return self._con_datos(respuesta)

    def subir(self, contenido, *, nombre="pago.pdf", clave=None):
        """Send the copy of a document, as a form with one file."""
        return self.subir_crudo({"archivo": SimpleUploadedFile(nombre, contenido)}, clave=clave)

    def subir_crudo(self, partes, *, clave=None, **mas):
        cabeceras = {**self.cabeceras, "Idempotency-Key": clave or f"copia-{next(_numeros):04}"}
        return self._con_datos(self.cliente.post(f"{BASE}documentos/", partes, headers=cabeceras, **mas))

    @staticmethod
    def _con_datos(respuesta):
        respuesta.datos = json.loads(respuesta.content)
        return respuesta


def reporte(caso, **cambios):
    """One that is right for a case of 2 March 2026."""
    return {
        "caso": caso, "estado": "Cumplido", "fecha_reporte": "2026-03-10",
        "prueba_tipo": "Comprobante de pago", "prueba_numero": "4512", "prueba_fecha": "2026-03-09",
        **cambios,
    }  # fmt: skip


def codigos(respuesta):
    return [e["codigo"] for e in respuesta.datos["errores"]]
