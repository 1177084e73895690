"""The addresses of the environment are read whole: nothing of them is lost or guessed."""

from sso_portal.direcciones import base_de_datos, servidor_de_correo


def test_la_direccion_de_la_base_dice_quien_entra_donde_y_como():
    leida = base_de_datos("postgresql://ana:c%40ve@db.example:5433/portal?sslmode=require")
    assert (leida["USER"], leida["PASSWORD"], leida["HOST"], leida["PORT"]) == (
        "ana",
        "c@ve",
        "db.example",
        "5433",
    )
    assert (leida["NAME"], leida["OPTIONS"]) == ("portal", {"sslmode": "require"})


def test_la_base_de_un_socket_se_dice_por_su_carpeta():
    assert base_de_datos("postgresql:///portal?host=/run/pg")["HOST"] == "/run/pg"


def test_el_correo_cifrado_desde_el_principio_es_otra_direccion():
    assert servidor_de_correo("smtps://ana:x@correo.example:465")["OPTIONS"]["use_ssl"]
    assert not servidor_de_correo("smtp://127.0.0.1:2525")["OPTIONS"]["use_ssl"]
