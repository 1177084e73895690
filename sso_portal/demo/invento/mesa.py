"""Invented matters of the work table: a number speaks for an entity (its position), a code for a
department.
"""

from typing import NamedTuple


class AsuntoInventado(NamedTuple):
    """One matter and what was said in it: (who, what) in order. ``regimen`` "": of every regime."""

    clase: str
    regimen: str
    de: int | str
    titulo: str
    texto: str
    dicho: tuple[tuple[int | str, str], ...] = ()


ACEPTARON = (2, 3, 5, 8)
ASUNTOS = (
    AsuntoInventado(
        "acuerdo", "", "fis-beneficios", "El comprobante dice la cuenta y los días que paga",
        "Muchas pruebas no se aceptan porque el comprobante solo trae el valor. Proponemos que desde el "
        "próximo mes cada comprobante diga la cuenta de destino y los días que cubre. Quien lo acepte se "
        "ahorra la devolución.",
        ((4, "De acuerdo. Nuestro banco no imprime los días: ¿vale una hoja firmada por tesorería?"),
         ("fis-beneficios", "Sí, vale, siempre que lleve el número del comprobante.")),
    ),
    AsuntoInventado(
        "pregunta", "incapacidades", 2, "¿Qué fecha de reporte va cuando el pago sale en dos giros?",
        "Pagamos una parte el día 10 y el resto el día 15. La plantilla solo tiene una fecha.",
        (("normativa", ("Va la del último giro: es cuando la orden quedó cumplida. El primero se explica en "
          "la observación.")),),
    ),
    AsuntoInventado(
        "datos", "", "tecnologia", "Filas de ensayo con los diez errores más frecuentes",
        "Cada fila trae un error distinto: fecha imposible, caso de otra entidad, prueba sin número, caso "
        "repetido. Suban el archivo y miren el mensaje que recibe cada fila: nada se guarda hasta "
        "confirmar.",
        ((6, ("Probamos con Excel en español. El mensaje de la fecha nos sirvió; el del caso repetido no "
          "dice en qué otra fila está.")),
         ("tecnologia", "Desde hoy lo dice. Gracias por probarlo.")),
    ),
    AsuntoInventado(
        "pregunta", "riesgos", 3, "¿Se informa de nuevo cuando la junta cambia la calificación?",
        "La orden ya está informada como cumplida y después la junta cambió el porcentaje. ¿Corregimos el "
        "reporte o esperamos otro dictamen?",
    ),
    AsuntoInventado(
        "acuerdo", "riesgos", "fis-beneficios", "Un solo correo por semana con los casos que vencen",
        "Enviaríamos los lunes la lista de lo que vence en la semana, en lugar de un correo por "
        "caso. Cada entidad puede volver al aviso por caso cuando quiera.",
    ),
    AsuntoInventado(
        "pregunta", "incapacidades", 0, "¿Una captura de pantalla del banco sirve como prueba?",
        "Hay giros que el banco solo confirma en su página. ¿La captura se acepta si dice número, fecha y "
        "cuenta?",
    ),
)  # fmt: skip
