"""Every state of the portal, as a word and the square that goes with it. The gallery prints this very table.

Squares: "" empty (not begun, or over without effect) · medio (moving) · lleno (done) · alerta (somebody
must act)
· cerrado (ended against).
"""

COSAS = {
    "Tarea": {"Sin empezar": "", "En curso": "medio", "Completa": "lleno", "Por corregir": "alerta"},
    "Inscripción": {
        "Borrador": "",
        "Radicada": "medio",
        "En corrección": "alerta",
        "Rechazo propuesto": "alerta",
        "Anulación propuesta": "alerta",
        "Validada": "lleno",
        "Rechazada": "cerrado",
        "Anulada": "cerrado",
        "Retirada": "",
    },
    "Apelación": {"Por resolver": "medio", "Resuelta a favor": "lleno", "Resuelta en contra": "cerrado"},
    "Plaza": {
        "Borrador": "",
        "Enviada": "medio",
        "Validada": "medio",
        "Aprobada": "medio",
        "Publicada": "lleno",
        "Devuelta": "alerta",
        "Suspendida": "alerta",
        "Cerrada": "",
    },
    "Puesto": {
        "Por posesionarse": "medio",
        "En servicio": "lleno",
        "Terminada": "",
        "Renunciada": "cerrado",
        "Anulada": "cerrado",
        "Ofertado": "medio",
        "Asignado": "medio",
        "Ocupado": "lleno",
        "Vacante": "",
    },
    "Convocatoria": {
        "Borrador": "",
        "Anunciada": "medio",
        "Abierta": "medio",
        "Inscripciones abiertas": "medio",
        "En revisión": "medio",
        "Cerrada": "",
        "Sellada": "medio",
        "Asignada": "lleno",
        "Publicada": "lleno",
        "Anulada": "cerrado",
    },
    "Revisión": {
        "Sin abrir": "",
        "Vista": "medio",
        "Por revisar": "",
        "Cumple": "lleno",
        "No cumple": "cerrado",
        "No aplica": "",
    },
    "Condición": {"Por revisar": "", "Acreditada": "lleno", "No acreditada": "cerrado", "Retirada": ""},
    "Sorteo": {
        "Abierto": "",
        "Sellado": "medio",
        "Con semilla": "medio",
        "En ejecución": "medio",
        "Ejecutado": "lleno",
        "Firmado": "lleno",
        "Publicado": "lleno",
        "Detenido": "alerta",
        "Reemplazado por otro sello": "",
        "Anulado": "cerrado",
    },
    "Objeción": {"Presentada": "medio", "Con razón": "lleno", "Sin razón": "cerrado"},
    "Obligación": {
        "Pendiente": "medio",
        "Cumplido": "lleno",
        "Incumplido": "cerrado",
        "Vencida sin reporte": "alerta",
        "Prueba no aceptada": "alerta",
        "Sin efecto": "",
    },
    "Dictamen": {"Borrador": "", "Emitido": "lleno", "Descartado": "cerrado"},
    "Prueba": {"Sin revisar": "", "Aceptada": "lleno", "Rechazada": "alerta"},
    "Asunto de la mesa": {"Abierto": "medio", "Respondido": "lleno", "Cerrado": ""},
    "Contradicción": {"Por atender": "alerta", "Atendida": "lleno"},
    "Credencial": {"Vigente": "lleno", "Vencida": "", "Revocada": "cerrado"},
    "Carga": {
        "En cola": "",
        "Leyendo": "medio",
        "Validando": "medio",
        "Por aclarar": "alerta",
        "Lista": "lleno",
        "Con errores": "alerta",
        "Confirmando": "medio",
        "Confirmada": "lleno",
        "Cancelada": "cerrado",
        "Fallida": "cerrado",
    },
    "Aviso": {
        "En cola": "",
        "Enviando": "medio",
        "Enviado": "lleno",
        "Entregado": "lleno",
        "Fallido": "alerta",
        "Dudoso": "alerta",
    },
    "Certificado": {"Vigente": "lleno", "Vencido": "", "Revocado": "cerrado"},
    "Segundo paso": {"Activo": "lleno", "Sin activar": ""},
    "Nombramiento": {"Vigente": "lleno", "Por empezar": "medio", "Terminado": ""},
}

# The model whose ``estado`` speaks with the words of each thing.
MODELOS = {
    "inscripcion": "Inscripción",
    "condicionprioridad": "Condición",
    "recurso": "Apelación",
    "plaza": "Plaza",
    "ocupacion": "Puesto",
    "convocatoria": "Convocatoria",
    "sorteo": "Sorteo",
    "evento": "Sorteo",
    "asignacion": "Sorteo",
    "objecion": "Objeción",
    "obligacion": "Obligación",
    "dictamen": "Dictamen",
    "asunto": "Asunto de la mesa",
    "tarea": "Contradicción",
    "credencial": "Credencial",
    "carga": "Carga",
    "aviso": "Aviso",
    "certificado": "Certificado",
    "nombramiento": "Nombramiento",
}


def clase_de(palabra: str, cosa: str = "") -> str:
    """The square of a word, in the list of its thing or, failing that, in the first list that has it."""
    listas = ([COSAS[cosa]] if cosa in COSAS else []) + list(COSAS.values())
    return next((lista[palabra] for lista in listas if palabra in lista), "")
