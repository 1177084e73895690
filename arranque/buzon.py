"""A mailbox for the demo and the tests: takes every e-mail on the loopback and keeps it as a file."""

import asyncio
import itertools
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.smtp import SMTP

Entrega = Callable[[str, str, bytes], object]


class Buzon:
    """An SMTP server in a thread of its own; every message becomes a numbered ``.eml`` file of the folder.

    ``puerto=0`` takes a free one. Nothing is ever sent anywhere. ``entregar`` takes (recipient, sender,
    bytes) of what is written to an address with «+», as a mail server gives the portal what people answer.
    """

    entregar: Entrega | None = None

    def __init__(self, carpeta: Path, puerto: int = 0):
        self.carpeta = carpeta
        self.puerto = puerto
        self._bucle = asyncio.new_event_loop()
        self._hilo = threading.Thread(target=self._bucle.run_forever, daemon=True, name="buzon")

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (aiosmtpd calls it so)
        (self.carpeta / f"{next(self._numeros):06}.eml").write_bytes(envelope.content)
        for para in envelope.rcpt_tos:
            if self.entregar and "+" in para:
                await asyncio.to_thread(self.entregar, para, envelope.mail_from or "", envelope.content)
        return "250 Guardado"

    def mensajes(self) -> list[EmailMessage]:
        """Return the messages that arrived, oldest first."""
        archivos = sorted(self.carpeta.glob("*.eml"))
        return [message_from_bytes(archivo.read_bytes(), policy=policy.default) for archivo in archivos]

    async def _abrir(self) -> asyncio.Server:
        def atender():
            return SMTP(self, hostname="localhost", enable_SMTPUTF8=True, loop=self._bucle)

        return await self._bucle.create_server(atender, "127.0.0.1", self.puerto)

    async def _cerrar(self) -> None:
        self._servidor.close()
        pendientes = asyncio.all_tasks() - {asyncio.current_task()}
        for tarea in pendientes:
            tarea.cancel()
        await asyncio.gather(*pendientes, return_exceptions=True)

    def __enter__(self):
        self.carpeta.mkdir(parents=True, exist_ok=True)
        ultimo = max((int(archivo.stem) for archivo in self.carpeta.glob("*.eml")), default=0)
        self._numeros = itertools.count(ultimo + 1)
        self._hilo.start()
        self._servidor = asyncio.run_coroutine_threadsafe(self._abrir(), self._bucle).result()
        self.puerto = self._servidor.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self._cerrar(), self._bucle).result()
        self._bucle.call_soon_threadsafe(self._bucle.stop)
        self._hilo.join()
        self._bucle.close()
