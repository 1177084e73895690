"""The local mailbox of the demo: what the portal sent by SMTP, as files that people can read."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

CUANTOS = 50


@dataclass(frozen=True)
class Correo:
    """One delivered message. ``texto``: its plain part; ``responder_a``: where an answer goes, "" nowhere."""

    nombre: str
    para: str
    asunto: str
    llego_en: datetime
    texto: str
    responder_a: str


def _carpeta() -> Path:
    return settings.VAR_DIR / "correos"


def _leer(ruta: Path) -> Correo:
    mensaje = message_from_bytes(ruta.read_bytes(), _class=EmailMessage, policy=policy.default)
    cuerpo = mensaje.get_body(preferencelist=("plain", "html"))
    return Correo(
        nombre=ruta.name,
        para=str(mensaje["To"]),
        asunto=str(mensaje["Subject"]),
        llego_en=datetime.fromtimestamp(ruta.stat().st_mtime, tz=timezone.get_current_timezone()),
        texto=cuerpo.get_content() if cuerpo else "",
        responder_a=str(mensaje["Reply-To"] or ""),
    )


def ultimos(para: str = "") -> list[Correo]:
    """The newest messages, or those sent to an address that contains ``para``."""
    rutas = sorted(_carpeta().glob("*.eml"), key=lambda r: r.stat().st_mtime, reverse=True)
    if not para:
        return [_leer(ruta) for ruta in rutas[:CUANTOS]]
    hallados = (c for c in map(_leer, rutas[:5000]) if para.lower() in c.para.lower())
    return [c for _, c in zip(range(CUANTOS), hallados, strict=False)]


def leer(nombre: str) -> Correo | None:
    """The message kept under ``nombre``, or None: only names of this folder are looked up."""
    ruta = _carpeta() / Path(nombre).name
    return _leer(ruta) if ruta.suffix == ".eml" and ruta.is_file() else None


def responder(correo: Correo, texto: str, clave: UUID) -> None:
    """Answer a message as its recipient would, by SMTP; the same ``clave`` is the same message."""
    citado = "\n".join(f"> {linea}" for linea in correo.texto.splitlines())
    EmailMultiAlternatives(
        subject=f"Re: {correo.asunto}",
        body=f"{texto}\n\n{citado}\n",
        from_email=correo.para,
        to=[correo.responder_a],
        headers={"Message-ID": f"<{clave}@demo.example>"},
    ).send()
