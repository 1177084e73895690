"""One SMTP connection for many messages, and what each failure means."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from typing import Any

from django.core.mail import mailers


class Fallo(Enum):
    """What to do about a message that did not go out."""

    PASAJERO = "pasajero"  # the relay said «later», or could not be reached: try again
    DEFINITIVO = "definitivo"  # the relay said «never»: show it, and let a person decide
    DUDOSO = "dudoso"  # the connection fell in the middle: it may have gone out


class CorreoInalcanzable(Exception):
    """The mail server does not take messages now; none of them was given to it."""


@contextmanager
def conexion_abierta() -> Iterator[Any]:
    """A mail connection, open for the whole block. Raises CorreoInalcanzable if it cannot be opened."""
    conexion = mailers.default
    try:
        conexion.open()
    except (OSError, smtplib.SMTPException) as error:
        raise CorreoInalcanzable(en_palabras(error)) from error
    try:
        yield conexion
    finally:
        with suppress(OSError, smtplib.SMTPException):
            conexion.close()


def comprobar(conexion: Any) -> None:
    """Ask the relay whether it is still there, so that an idle cut is not taken for a doubtful message."""
    smtp = getattr(conexion, "connection", None)
    if isinstance(smtp, smtplib.SMTP):
        try:
            codigo, _ = smtp.noop()
        except (OSError, smtplib.SMTPException) as error:
            raise CorreoInalcanzable(en_palabras(error)) from error
        if codigo != 250:
            raise CorreoInalcanzable(f"El servidor de correo respondió {codigo}")


def clase_de_fallo(error: Exception) -> Fallo:
    """Read an exception of smtplib: the relay's own answers are certain, a cut in the middle is not."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codigo = next(iter(error.recipients.values()))[0]
        return Fallo.PASAJERO if 400 <= codigo < 500 else Fallo.DEFINITIVO
    if isinstance(error, smtplib.SMTPResponseException):
        return Fallo.PASAJERO if 400 <= error.smtp_code < 500 else Fallo.DEFINITIVO
    if isinstance(error, (smtplib.SMTPServerDisconnected, OSError)):
        return Fallo.DUDOSO
    return Fallo.DEFINITIVO  # a template or an address that cannot be written: it will not mend itself


def en_palabras(error: Exception) -> str:
    """The reason as the screen of the ministry shows it, without the address of anybody."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codigo, texto = next(iter(error.recipients.values()))
        return f"El servidor no aceptó la dirección ({codigo}): {_legible(texto)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"El servidor de correo respondió {error.smtp_code}: {_legible(error.smtp_error)}"
    if isinstance(error, TimeoutError):
        return "El servidor de correo no respondió a tiempo"
    if isinstance(error, ConnectionRefusedError):
        return "El servidor de correo no está atendiendo"
    if isinstance(error, (smtplib.SMTPServerDisconnected, OSError)):
        return "Se perdió la conexión con el servidor de correo"
    return f"No se pudo escribir el mensaje ({type(error).__name__})"


def _legible(respuesta: bytes | str) -> str:
    texto = respuesta.decode(errors="replace") if isinstance(respuesta, bytes) else respuesta
    return " ".join("(dirección)" if "@" in palabra else palabra for palabra in texto.split())[:200]
