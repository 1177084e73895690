"""Orders and reports: the entity, who supervises it, the person affected, the desk that answers her."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.nucleo.documentos.muestras import pdf

from .paseante import Paseante

POR_INFORMAR = "table tbody tr:has-text('Faltan'):has(a:has-text('Informar'))"
FANNY = "1020304050"  # the person affected of the demo


def hoy() -> str:
    """The legal day, as one types it: «22/11/2026»."""
    return f"{datetime.now(ZoneInfo('America/Bogota')):%d/%m/%Y}"


def informar(entidad: Paseante) -> None:
    """One case by the form: a mistake that loses nothing, the page that checks it, the receipt."""
    entidad.entrar("vigilada")
    entidad.seguir("Mis obligaciones")
    entidad.pagina.locator(f"{POR_INFORMAR} a:has-text('Informar')").first.click()
    entidad.mirar()
    entidad.pagina.locator("input[name=estado][value=Cumplido]").check()
    _fecha(entidad, "fecha_reporte")
    entidad.elegir("Tipo de documento", "Comprobante de pago")
    archivo = {"name": "pago.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    entidad.pagina.locator("input[name=archivo]").set_input_files(archivo)
    entidad.pulsar("Continuar")
    entidad.errado()
    entidad.lee("Ya subió pago.pdf")
    entidad.escribir("Número del documento", "4512")
    _fecha(entidad, "prueba_fecha")
    entidad.pulsar("Continuar")
    entidad.lee("Revise y envíe")
    entidad.pulsar("Enviar el reporte")
    entidad.lee("Recibimos el reporte")
    assert entidad.traer("Descargar el recibo").startswith(b"%PDF")


def _fecha(alguien: Paseante, campo: str) -> None:
    for parte, valor in zip(("dia", "mes", "ano"), hoy().split("/"), strict=True):
        alguien.pagina.locator(f"[name={campo}_{parte}]").fill(valor)


def cargar(entidad: Paseante) -> None:
    """Three cases in a file, one of them wrong: the two right ones are confirmed and the receipt says so."""
    entidad.ir("/cumplimiento/mias/")
    codigos = entidad.pagina.locator(f"{POR_INFORMAR} th a").all_inner_texts()[:3]
    entidad.seguir("Informar varias por archivo")
    muestra = csv.DictReader(io.StringIO(entidad.descargar("CSV").decode("utf-8-sig")), delimiter=";")
    columnas = muestra.fieldnames or []
    filas = [dict.fromkeys(columnas, "") | {"caso": c, "estado": "Pendiente"} for c in codigos]
    for fila, dia in zip(filas, (hoy(), hoy(), "31/02/2026"), strict=True):
        fila["fecha_reporte"] = dia
    _subir(entidad, columnas, filas)
    entidad.lee("2 filas están bien y 1 por corregir")
    entidad.mirar()
    entidad.pulsar("Confirmar solo 2 reportes sin errores")
    entidad.lee("Se guardaron 2 reportes")
    entidad.mirar()
    assert "corregir;1" in entidad.descargar("Descargar el recibo").decode()


def _subir(entidad: Paseante, columnas: list[str], filas: list[dict[str, str]]) -> None:
    salida = io.StringIO()
    hoja = csv.DictWriter(salida, columnas, delimiter=";")
    hoja.writeheader()
    hoja.writerows(filas)
    archivo = {"name": "reportes.csv", "mimeType": "text/csv", "buffer": salida.getvalue().encode()}
    entidad.pagina.locator("input[name=archivo]").set_input_files(archivo)
    entidad.pulsar("Subir y revisar")


def sentarse_a_la_mesa(entidad: Paseante) -> None:
    """Read an agreement of the work table, say something, accept it."""
    entidad.ir("/cumplimiento/mesa/?clase=acuerdo")
    entidad.seguir("El comprobante dice la cuenta")
    entidad.escribir("Su respuesta o su pregunta", "De acuerdo, desde el próximo mes.")
    entidad.pulsar("Decirlo en la mesa")
    entidad.lee("ya está en la mesa")
    if entidad.pagina.get_by_role("button", name="Aceptar el acuerdo").count():
        entidad.pulsar("Aceptar el acuerdo")
    entidad.lee("Aseguradora Valle Verde")


def dictar(fiscal: Paseante, numero: str) -> None:
    """From the dictamen to its case, and a question to the entity in the thread."""
    fiscal.entrar("fiscalizacion")
    fiscal.seguir("Dictámenes")
    fiscal.seguir("Escribir un dictamen")
    fiscal.escribir("Número del dictamen", numero)
    _fecha(fiscal, "fecha")
    fiscal.escribir("Expediente", f"E-{numero}")
    fiscal.elegir("Materia", "Pagar la incapacidad")
    fiscal.marcar("Aseguradora Valle Verde")
    fiscal.pulsar("Guardar y revisar")
    fiscal.errado()
    fiscal.escribir("Instrucción", "Pague la incapacidad que negó y explique la cuenta.")
    fiscal.pulsar("Guardar y revisar")
    fiscal.pulsar("Emitir el dictamen")
    fiscal.lee("se abrió 1 caso")
    fiscal.seguir("^R-")
    fiscal.marcar("Pregunta para la entidad")
    fiscal.escribir("Mensaje", "¿En qué cuenta hará el pago?")
    fiscal.pulsar("Enviar el mensaje")
    fiscal.lee("Su mensaje quedó en el caso")


def decidir(fiscal: Paseante) -> None:
    """One evidence is refused and another accepted; a figure of the board opens its cases."""
    for decision, motivo in (
        ("No, no la demuestra", "El comprobante no dice en qué cuenta se hizo el pago."),
        ("Sí, la demuestra", "El comprobante dice la cuenta, el valor y los días."),
    ):
        fiscal.ir("/cumplimiento/supervision/?vista=pruebas")
        fiscal.seguir("^R-")
        fiscal.marcar(decision)
        fiscal.escribir("Motivo", motivo)
        fiscal.pulsar("Guardar la decisión")
        fiscal.lee("la entidad ya fue avisada")
    fiscal.seguir("Tablero")
    informe = fiscal.pagina.context.request.get("/cumplimiento/tablero/informe.pdf?ano=2026")
    assert informe.body().startswith(b"%PDF")
    fiscal.pagina.locator("td a").first.click()
    fiscal.lee("Volver al tablero")
    fiscal.mirar()


def contradecir(afectada: Paseante, cualquiera: Paseante) -> str:
    """With the code of her case, and no account, she says «No». Return the number of the case."""
    afectada.entrar("afectada")
    fila = afectada.pagina.locator("tbody tr:has-text('Cumplido')").first
    caso = fila.locator("th a").inner_text()
    codigo = (fila.locator("th a").get_attribute("href") or "").rstrip("/").rsplit("/", 1)[1]
    cualquiera.ir("/cumplimiento/consultar/")
    cualquiera.seguir("Normas y plazos")
    cualquiera.ir("/cumplimiento/consultar/")
    cualquiera.escribir("Código de consulta", codigo)
    cualquiera.pulsar("Ver mi caso")
    cualquiera.pulsar("mi respuesta")
    cualquiera.errado()
    cualquiera.pagina.locator("input[name=valor][value=no]").check()
    cualquiera.escribir("¿Qué pasó?", "Fui al banco y no hay ningún pago.")
    cualquiera.pulsar("mi respuesta")
    cualquiera.lee("Guardamos su respuesta")
    return caso


def atender_contradiccion(fiscal: Paseante, caso: str) -> None:
    fiscal.entrar("fiscalizacion")
    fiscal.ir("/cumplimiento/supervision/?vista=contradicciones")
    fiscal.seguir(caso)
    fiscal.lee("Contradicción por atender")


def responder_en_la_oirs(oirs: Paseante) -> None:
    """Find her cases by her document and read the sentence."""
    oirs.entrar("oirs")
    oirs.seguir("Buscar un caso")
    oirs.pulsar("Buscar")
    oirs.errado()
    oirs.elegir("Tipo de documento de la persona", "CC")
    oirs.escribir("Número de documento", FANNY)
    oirs.pulsar("Buscar")
    oirs.seguir("^R-")
    oirs.lee("Lea esto en voz alta")
    oirs.lee("Su caso es el R-")
    oirs.seguir("Qué responden las personas")
