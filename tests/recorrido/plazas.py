"""IPS, secretaría, ministry: a post from the proposal to the public catalogue."""

from .paseante import Paseante

FUNCIONES = "Consulta externa, urgencias y brigadas de salud en veredas"


def proponer(ips: Paseante, cargo: str) -> str:
    """The IPS writes a post and sends it. Return its code."""
    ips.entrar("ips")
    ips.seguir("Mis plazas")
    ips.seguir("Proponer una plaza")
    ips.elegir("Profesión", "MEDICINA")
    ips.escribir("Cargo", cargo)
    ips.pulsar("Enviar a la secretaría")
    ips.errado()
    assert ips.pagina.get_by_label("Cargo").input_value() == cargo
    _completar(ips)
    ips.pulsar("Enviar a la secretaría")
    ips.lee("La revisará la secretaría")
    return ips.pagina.url.rstrip("/").rsplit("/", 1)[1]


def _completar(ips: Paseante) -> None:
    ips.elegir("Municipio donde", "52835")
    ips.escribir("Funciones", FUNCIONES)
    ips.marcar("Contrato laboral")
    ips.escribir("Salario mensual", "3.640.000")
    ips.escribir("Certificado de disponibilidad", "CDP 118 de 2026")
    for parte, valor in (("Día", "1"), ("Mes", "2"), ("Año", "2027")):
        ips.escribir(parte, valor)


def devolver(secretaria: Paseante, codigo: str) -> None:
    secretaria.entrar("secretaria")
    secretaria.seguir("Revisar plazas")
    secretaria.ir(f"/plazas/{codigo}/")
    secretaria.seguir("Devolver")
    secretaria.pulsar("Devolver")
    secretaria.errado()
    secretaria.escribir("Motivo", "El salario no coincide con el de la escala del hospital.")
    secretaria.pulsar("Devolver la plaza")


def corregir(ips: Paseante, codigo: str) -> None:
    ips.ir("/plazas/mias/?estado=devuelta")
    ips.lee("El salario no coincide")
    ips.ir(f"/plazas/{codigo}/editar/")
    ips.escribir("Salario mensual", "3.720.000")
    ips.pulsar("Enviar a la secretaría")


def validar(secretaria: Paseante, codigo: str) -> None:
    secretaria.ir(f"/plazas/{codigo}/")
    secretaria.pulsar("^Validar")


def aprobar_y_publicar(ministerio: Paseante, codigo: str) -> None:
    ministerio.entrar("ministerio")
    ministerio.seguir("Aprobar plazas validadas")
    ministerio.ir(f"/plazas/{codigo}/")
    ministerio.pulsar("^Aprobar")
    ministerio.ir(f"/plazas/{codigo}/")
    ministerio.pulsar("^Publicar")


def encontrar(alguien: Paseante, codigo: str, cargo: str) -> None:
    """Anybody finds it in the catalogue, without accents, and reads its history."""
    alguien.ir("/plazas/")
    alguien.escribir("Municipio, entidad o código", "tumaco")
    alguien.elegir("Profesión", "MEDICINA")
    alguien.pulsar("Ver plazas")
    alguien.ir(f"/plazas/?q={codigo}")
    alguien.pagina.locator(f"a[href^='/plazas/{codigo}']").first.click()
    alguien.mirar()
    alguien.lee(cargo)
    alguien.lee("Publicada")
