"""The mailbox of the demo keeps what was sent, in the order it arrived."""

import smtplib

from django.core.mail import send_mail


def test_guarda_cada_correo_en_orden(buzon):
    for asunto in ("Primero", "Después"):
        send_mail(asunto, "Texto con eñe.", None, ["ana@example.org"])
    assert [correo["Subject"] for correo in buzon.mensajes()] == ["Primero", "Después"]
    assert "eñe" in buzon.mensajes()[0].get_content()


def test_rechaza_lo_que_no_es_correo(buzon):
    with smtplib.SMTP("127.0.0.1", buzon.puerto) as cliente:
        assert cliente.docmd("VENDER")[0] == 500
    assert buzon.mensajes() == []
