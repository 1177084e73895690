"""The processes of one command: started in order, watched, and stopped by their id in the opposite order."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from .mensajes import Problema, decir

PACIENCIA_S = 8
CAIDAS_TOLERADAS = 5


@dataclass
class Proceso:
    """One program in a process group of its own; ``senal`` is how it likes to be asked to stop.

    A ``servidor`` holds data for the others and stops after them; a ``reanudable`` starts again if it falls.
    """

    nombre: str
    orden: list[str]
    entorno: dict[str, str]
    registro: Path
    senal: signal.Signals = signal.SIGTERM
    reanudable: bool = False
    servidor: bool = False
    opciones: dict = field(default_factory=dict)
    caidas: int = 0
    popen: subprocess.Popen = field(init=False)

    def arrancar(self) -> None:
        self.registro.parent.mkdir(parents=True, exist_ok=True)
        if self.registro.exists() and not self.caidas:
            self.registro.replace(self.registro.with_suffix(".anterior.log"))
        with self.registro.open("ab") as salida:
            self.popen = subprocess.Popen(
                self.orden,
                env=self.entorno,
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.opciones,
            )

    @property
    def vivo(self) -> bool:
        return self.popen.poll() is None

    def pedir_fin(self) -> None:
        if self.vivo:
            self.popen.send_signal(self.senal)

    def acabar(self, segundos: float = PACIENCIA_S) -> None:
        """Wait for the end; whoever does not go in time is killed with all its group."""
        try:
            self.popen.wait(segundos)
        except subprocess.TimeoutExpired:
            os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()

    def ultimas_lineas(self) -> str:
        lineas = (
            self.registro.read_text(errors="replace").strip().splitlines() if self.registro.exists() else []
        )
        return "\n".join(lineas[-8:])


class Compania:
    """All the processes of this command. Leaving it, in whatever way, stops them all.

    A guardian keeps the same promise if this very process is killed: its pipe closes, it ends the rest.
    """

    def __init__(self, llave: IO):
        self.procesos: list[Proceso] = []
        self._llave = llave  # the guardian keeps the folder locked until the last one ended

    def __enter__(self):
        orden = [sys.executable, "-m", "arranque.guardian"]
        self._guardian = subprocess.Popen(
            orden, stdin=subprocess.PIPE, start_new_session=True, text=True, pass_fds=[self._llave.fileno()]
        )
        return self

    def __exit__(self, *_):
        visitas = [proceso for proceso in self.procesos if not proceso.servidor]
        servidores = [proceso for proceso in reversed(self.procesos) if proceso.servidor]
        for grupo in (visitas, *([servidor] for servidor in servidores)):
            for proceso in grupo:
                proceso.pedir_fin()
            for proceso in grupo:
                proceso.acabar()
        self._guardian.communicate("fin\n")

    def sumar(self, proceso: Proceso) -> Proceso:
        """Start a process and answer for its end."""
        proceso.arrancar()
        self.procesos.append(proceso)
        self._avisar(proceso)
        return proceso

    def _avisar(self, proceso: Proceso) -> None:
        linea = f"{proceso.popen.pid} {int(proceso.senal)} {int(proceso.servidor)}"
        print(linea, file=self._guardian.stdin, flush=True)

    def vigilar(self) -> None:
        """Stay until a signal arrives. A worker that falls is started again; the rest cannot be spared."""
        while True:
            for proceso in self.procesos:
                if proceso.vivo:
                    continue
                proceso.caidas += 1
                if not proceso.reanudable or proceso.caidas > CAIDAS_TOLERADAS:
                    raise Problema(f"{proceso.nombre} se detuvo: lea {proceso.registro} y arranque de nuevo.")
                decir(f"{proceso.nombre} se detuvo; arranca de nuevo.")
                proceso.arrancar()
                self._avisar(proceso)
            sleep(1)


def esperar(condicion, segundos: float, proceso: Proceso) -> bool:
    """Poll until the condition holds; False when time runs out or the process dies."""
    limite = monotonic() + segundos
    while monotonic() < limite and proceso.vivo:
        if condicion():
            return True
        sleep(0.05)
    return False
