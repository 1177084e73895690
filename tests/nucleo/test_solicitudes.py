"""What the log says of a request, and from which address a request comes."""

import pytest
from axes.helpers import get_client_ip_address
from django.conf import settings as ajustes

from sso_portal.nucleo.solicitudes import RegistroMiddleware

CLAVE = "/cuenta/contrasena/enlace/3k-c9f2ab-0011223344556677/"


@pytest.mark.parametrize(
    ("direccion", "secreto"),
    [
        ("/nombramientos/?busca=ana@example.org", "ana"),
        (CLAVE, "0011223344556677"),
        ("/cuenta/confirmar-correo/Mjk:1vZ:secreto/", "secreto"),
        ("/verificar/EX-27A1-90KD-7F3K-92QX/", "92QX"),
        ("/no/existe/1020304050", "1020304050"),
    ],
)
def test_el_registro_no_guarda_lo_que_viaja_en_la_direccion(rf, direccion, secreto):
    assert secreto not in RegistroMiddleware.format_request(rf.get(direccion))


def test_el_registro_dice_la_ruta_y_la_llave_de_la_fila(rf):
    assert RegistroMiddleware.format_request(rf.get("/cargas/7/?x=1")) == "GET cargas/<int:pk>/ 7"
    assert "sso_portal.nucleo.solicitudes.RegistroMiddleware" in ajustes.MIDDLEWARE
    assert "django_structlog.middlewares.RequestMiddleware" not in ajustes.MIDDLEWARE


def test_detras_de_un_servidor_cada_visitante_tiene_su_direccion(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    vista = {"HTTP_X_FORWARDED_FOR": "198.51.100.7, 203.0.113.9", "REMOTE_ADDR": "10.0.0.2"}
    assert get_client_ip_address(rf.get("/", **vista)) == "203.0.113.9"


def test_sin_servidor_delante_nadie_escoge_su_direccion(rf):
    vista = {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "REMOTE_ADDR": "203.0.113.9"}
    assert get_client_ip_address(rf.get("/", **vista)) == "203.0.113.9"
