"""The public pages, old results and the administration."""

from tests.recorrido import resultado

from .estudio import Estudio, Fotos

FOTOS: Fotos = {
    "asignada": [("profesional-con-plaza", r"/mi-resultado/2019-4/", "")],
    "exonerada": [
        ("profesional-sin-plaza", r"/mi-resultado/2019-4/", ""),
        ("profesional-certificado", r"/certificados/.*", ""),
    ],
    "cualquiera": [
        ("portada", r"/", ""),
        ("ciudadania-entrar", r"/demo/entrar/", ""),
        ("ciudadania-catalogo", r"/plazas/", ""),
        ("ciudadania-plaza", r"/plazas/P\d+/", "Historia"),
        ("ciudadania-sorteo", r"/sorteos/2020-1/", "Con plaza"),
        ("ciudadania-verificar", r"/verificar/", ""),
        ("ciudadania-autentico", r"/verificar/EX.*", "auténtico"),
    ],
    "administracion": [
        ("administracion-nombramientos", r"/nombramientos/", ""),
        ("administracion-nombrar", r"/nombramientos/nuevo/", ""),
        ("administracion-avisos", r"/avisos/", ""),
        ("administracion-convocatorias", r"/convocatorias/", ""),
        ("administracion-nueva", r"/convocatorias/nueva/", ""),
        ("administracion-reglas", r"/convocatorias/reglas/", ""),
    ],
}


def retratar(llega: Estudio) -> None:
    asignada = llega("asignada", telefono=True)
    asignada.entrar("asignada")
    asignada.ir("/mi-resultado/2019-4/")
    certificado = resultado.certificado(llega("exonerada", telefono=True), "exonerada", "2019-4")
    cualquiera, administra = llega("cualquiera"), llega("administracion")
    for ruta in (
        "/",
        "/demo/entrar/",
        "/plazas/",
        f"/plazas/{llega.plaza}/",
        "/sorteos/2020-1/",
        "/verificar/",
    ):
        cualquiera.ir(ruta)
    cualquiera.ir(f"/verificar/{certificado}/")
    administra.entrar("ministerio")
    for ruta in ("/nombramientos/", "/nombramientos/nuevo/", "/avisos/", "/convocatorias/"):
        administra.ir(ruta)
    administra.ir("/convocatorias/nueva/")
    administra.ir("/convocatorias/reglas/")
