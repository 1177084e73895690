"""Read one message of mail as an answer: what it says above what it quotes; who sent it. Pure.

Any bytes are a message: what cannot be read is simply not there.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Any
from uuid import UUID

MAXIMO_BYTES = 1_000_000
MARCA = "Escriba encima de esta línea"  # what our own messages carry above their text
CITA = re.compile(
    r"""^\s*(
        >                                                            # quoted
      | [-_*\s]*(mensaje\ original|original\ message|mensaje\ reenviado|forwarded\ message)
      | _{8,}\s*$                                                     # the rule of Outlook
      | (el|on)\s.{4,200}\s(escribi[oó]|wrote)\s*:\s*$
      | --\s*$                                                        # a signature
      | (enviado\ desde\ mi|sent\ from\ my|obtener\ outlook|get\ outlook)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
REMITENTE = re.compile(r"^\s*\**(de|from)\**\s*:\s*\**\s*\S", re.IGNORECASE)
OTRA_CABECERA = re.compile(
    r"^\s*\**(enviado|sent|fecha|date|para|to|asunto|subject)( el)?\**\s*:", re.IGNORECASE
)
MAQUINAS = ("mailer-daemon", "postmaster", "no-reply", "noreply", "no-responda", "bounce", "bounces")
DE_MAQUINA = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")


@dataclass(frozen=True)
class Correo:
    """A message that arrived. ``texto``: None without a plain part; ``clave``: the same of the same one."""

    de: str
    para: tuple[str, ...]
    clave: UUID
    es_automatico: bool
    con_archivos: bool
    texto: str | None


def leer_correo(crudo: bytes, *, para: str = "", de: str | None = None) -> Correo:
    """Read a message. ``para``, ``de``: whom the envelope names; ``de`` "" is the null sender."""
    mensaje = message_from_bytes(crudo[:MAXIMO_BYTES], _class=EmailMessage, policy=policy.default)
    destinos = [para] if para else _direcciones(mensaje, "Delivered-To", "X-Original-To", "To", "Cc")
    remite = next(iter(_direcciones(mensaje, "From")), "")
    cuerpo = _texto_simple(mensaje)
    return Correo(
        de=remite,
        para=tuple(destinos),
        clave=_clave(mensaje, crudo),
        es_automatico=_es_automatico(mensaje, remite, de),
        con_archivos=len(crudo) > MAXIMO_BYTES or _con_archivos(mensaje),
        texto=None if cuerpo is None else texto_nuevo(cuerpo),
    )


def texto_nuevo(cuerpo: str) -> str:
    """What was written above the first quoted line, signature or header of the message it answers."""
    lineas = cuerpo.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    quedan = lineas[: next((n for n in range(len(lineas)) if _empieza_la_cita(lineas, n)), len(lineas))]
    return "\n".join(linea.rstrip() for linea in quedan).replace("\x00", "").strip()


def _empieza_la_cita(lineas: list[str], n: int) -> bool:
    """Whether what follows is not of who writes; «El lunes, Ana <…> / escribió:» may take two lines."""
    dos = " ".join(lineas[n : n + 2])
    if MARCA.lower() in lineas[n].lower() or CITA.match(lineas[n]):
        return True
    if lineas[n].lower().lstrip().startswith(("el ", "on ")) and CITA.match(dos):
        return True
    return bool(REMITENTE.match(lineas[n])) and any(OTRA_CABECERA.match(x) for x in lineas[n + 1 : n + 4])


def _cabecera(mensaje: EmailMessage, nombre: str) -> str:
    """A header as text; "" when there is none or it cannot be read."""
    try:
        return " ".join(str(valor) for valor in mensaje.get_all(nombre, []))
    except Exception:  # noqa: BLE001 (the parser of headers fails in many ways on what is not one)
        return ""


def _direcciones(mensaje: EmailMessage, *cabeceras: str) -> list[str]:
    halladas: list[str] = []
    for cabecera in cabeceras:
        try:
            valores: list[Any] = mensaje.get_all(cabecera, [])
            halladas += [d.addr_spec for v in valores for d in getattr(v, "addresses", ()) or _sueltas(v)]
        except Exception:  # noqa: BLE001, S112 (as in _cabecera: what is not an address is not there)
            continue
    return [direccion.lower() for direccion in halladas if "@" in direccion]


def _sueltas(valor: Any) -> list[Address]:
    """The address of a header that is not known to carry one («Delivered-To»)."""
    dicho = str(valor).strip().strip("<>")
    return [Address(addr_spec=dicho)] if "@" in dicho else []


def _es_automatico(mensaje: EmailMessage, remite: str, sobre_de: str | None) -> bool:
    """Sent by a machine, by a list or with nobody to answer to: it is never answered. Source: RFC 3834."""
    sin_quien = sobre_de == "" or _cabecera(mensaje, "Return-Path").strip() == "<>" or not remite
    enviado = _cabecera(mensaje, "Auto-Submitted").strip().lower()
    de_lote = _cabecera(mensaje, "Precedence").strip().lower() in {"bulk", "list", "junk", "auto_reply"}
    es_aviso = mensaje.get_content_type() in {"multipart/report", "message/delivery-status"}
    return (
        sin_quien
        or enviado not in {"", "no"}
        or de_lote
        or es_aviso
        or remite.partition("@")[0].partition("+")[0] in MAQUINAS
        or any(_cabecera(mensaje, c) for c in DE_MAQUINA)
    )


def _con_archivos(mensaje: EmailMessage) -> bool:
    """Whether it brings anything but text: a file, a photo, another message."""
    partes = (parte for parte in mensaje.walk() if parte.get_content_maintype() != "multipart")
    return any(parte.is_attachment() or not _es_del_texto(parte) for parte in partes)


def _es_del_texto(parte: EmailMessage) -> bool:
    """Words, or the picture of a signature, which has a name that only its own text can use."""
    es_dibujo = parte.get_content_maintype() == "image" and bool(_cabecera(parte, "Content-ID"))
    return es_dibujo or parte.get_content_type() in {"text/plain", "text/html"}


def _texto_simple(mensaje: EmailMessage) -> str | None:
    """The plain part; None if there is none or nobody can read it."""
    try:
        parte = mensaje.get_body(preferencelist=("plain",))
        return None if parte is None else str(parte.get_content())
    except (LookupError, ValueError, AttributeError, TypeError):
        return None


def _clave(mensaje: EmailMessage, crudo: bytes) -> UUID:
    """By its Message-ID; by all its bytes when it has none."""
    suya = _cabecera(mensaje, "Message-ID").strip()
    return UUID(bytes=sha256(suya.encode(errors="replace") if suya else crudo).digest()[:16])
