"""A small world of compliance: one regime with its closed list, entities, departments and cases."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import Canal
from cumplimiento.models import (
    Adscripcion,
    Dependencia,
    Dictamen,
    EntidadVigilada,
    EstadoReporte,
    Materia,
    Norma,
    Regimen,
)
from cumplimiento.servicios import Entrante, Envio, crear_dictamen, emitir_dictamen, reportar
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario

DICTADO = date(2026, 3, 2)  # Monday; 15 business days later, with the 23rd of March off: Tuesday 24
ESTADOS = [
    ("pendiente", "Pendiente", "pendiente", False),
    ("cumplido", "Cumplido", "cumplido", True),
    ("incumplido", "Incumplido", "incumplido", False),
]


def regimen(codigo="salud", **parametros):
    """A regime whose closed list is the one of the norm."""
    norma, _ = Norma.objects.get_or_create(
        codigo="Circular 12", version="1",
        defaults={"titulo": "Informes de cumplimiento", "enlace": "https://norma.example/12",
                  "vigente_desde": date(2021, 3, 15)},
    )  # fmt: skip
    nuevo = Regimen.objects.create(codigo=codigo, nombre=f"Régimen {codigo}", norma=norma, **parametros)
    for orden, (clave, nombre, clase, prueba) in enumerate(ESTADOS):
        EstadoReporte.objects.create(
            regimen=nuevo, codigo=clave, nombre=nombre, clase=clase, exige_prueba=prueba, orden=orden
        )
    Materia.objects.create(regimen=nuevo, nombre="Pagar la incapacidad")
    return nuevo


def vigilada(regimen_, **datos):
    """An entity and the account that reports for it."""
    usuario = funcionario(Rol.VIGILADA)
    entidad = EntidadVigilada.objects.create(entidad=usuario.entidad, regimen=regimen_, **datos)
    return entidad, usuario


def supervisor(*regimenes, tipo="fiscalizacion", rol=Rol.FISCALIZACION):
    """An official of a department that watches ``regimenes`` (none: all)."""
    usuario = funcionario(rol)
    codigo = uuid4().hex[:12]
    dependencia = Dependencia.objects.create(codigo=codigo, nombre=f"Dependencia {codigo}", tipo=tipo)
    dependencia.regimenes.set(regimenes)
    Adscripcion.objects.create(nombramiento=usuario.nombramientos.get(), dependencia=dependencia)
    return usuario


def dictado(regimen_, *entidades, numero="D-1", fecha=DICTADO, dias=15, **datos):
    """The obligations of a dictamen already issued, in the order of ``entidades``."""
    quien = funcionario(Rol.FISCALIZACION)
    dictamen = crear_dictamen(
        actor=quien,
        entidades=list(entidades),
        **{"numero": numero, "fecha": fecha, "expediente": f"E-{numero}", "regimen": regimen_,
           "materia": regimen_.materias.get(), "norma": regimen_.norma, "plazo_dias_habiles": dias,
           "instruccion": "Pague la incapacidad de marzo.", **datos},
    )  # fmt: skip
    return sorted(emitir_dictamen(dictamen, actor=quien), key=lambda o: o.entidad_id)


def borrador(regimen_, numero="B-1"):
    """A dictamen that obliges nobody yet."""
    return Dictamen.objects.create(
        numero=numero, fecha=DICTADO, expediente="E", regimen=regimen_, norma=regimen_.norma,
        materia=regimen_.materias.get(), instruccion="Pague.", plazo_dias_habiles=3,
    )  # fmt: skip


def caso(**datos):
    """``regimen, entidad, usuario, obligacion``: one entity with one pending case."""
    r = regimen()
    entidad, usuario = vigilada(r)
    return SimpleNamespace(
        regimen=r, entidad=entidad, usuario=usuario, obligacion=dictado(r, entidad, **datos)[0]
    )


CUMPLIDO = Declaracion("Cumplido", date(2026, 3, 10), "Comprobante de pago", "4512", date(2026, 3, 9))
INCUMPLIDO = Declaracion("Incumplido", date(2026, 3, 10))


def informar(obligacion, declaracion=CUMPLIDO, *, canal=Canal.FORMULARIO, actor=SISTEMA, **datos):
    """One report by ``canal``; the receipt."""
    envio = Envio(entidades=frozenset({obligacion.entidad_id}), canal=canal, actor=actor, **datos)
    reporte = reportar([Entrante(obligacion.codigo, declaracion)], envio)[0]
    obligacion.refresh_from_db()
    return reporte
