"""A small network: an institution, its procedures with their published page, and where it is attended."""

from datetime import date, time, timedelta
from itertools import count

from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Entidad
from tests.fabricas import PASTO, QUIBDO, EntidadFactory, UsuarioFactory, funcionario
from tramites.busqueda import texto_de_busqueda
from tramites.estados import FICHAS_PUBLICAS, EstadoAdhesion, EstadoFicha
from tramites.models import (
    Adhesion,
    Ficha,
    Grupo,
    Horario,
    Necesidad,
    Parada,
    Producto,
    Requisito,
    Sucursal,
    Tramite,
)

numeros = count(1)
COMPLETA = {
    "alcance": "Para quien lo necesita.",
    "resultado": "Un documento",
    "modalidad": Ficha.Modalidad.PARCIAL,
    "costo": "Gratuito",
    "es_gratuito": True,
    "tiempo_maximo_dias_habiles": 5,
    "canales_inicio": ["web", "sucursal"],
    "consulta_estado": "Con el código que recibe.",
}


def adhesion(estado=EstadoAdhesion.REGIMEN, **datos):
    """An institution of the network; ``entidad=`` to join one that exists."""
    n = next(numeros)
    entidad = datos.pop("entidad", None) or EntidadFactory(tipo=Entidad.Tipo.ADMINISTRACION)
    return Adhesion.objects.create(
        entidad=entidad,
        estado=estado,
        **{
            "sigla": f"inst{n}",
            "convenio": "1",
            "responsable": "SAC",
            "fecha_inicio": date(2024, 1, 2),
            **datos,
        },
    )


def administradora(entidad=None):
    """Who edits the pages of an institution of the network, in ``usuario.entidad``."""
    suya = entidad if hasattr(entidad, "adhesion_tramites") else adhesion(entidad=entidad).entidad
    return funcionario(Rol.ADMIN_TRAMITES, entidad=suya)


def tramite(nombre="Certificado de vacunas", *, entidad=None, necesidades=(), grupos=(), **ficha):
    """A procedure with its page published; ``estado=`` for another one, ``requisitos=`` their texts."""
    n = next(numeros)
    uno = Tramite.objects.create(
        entidad=entidad or adhesion().entidad,
        codigo=f"tramite-{n}",
        nombre=nombre,
        tipo_producto=Tramite.TipoProducto.CERTIFICADO,
    )
    uno.necesidades.set(Necesidad.objects.filter(codigo__in=necesidades).order_by("pk"))
    uno.grupos.set(Grupo.objects.filter(codigo__in=grupos).order_by("pk"))
    una_ficha(uno, **{"nombre": nombre, **ficha})
    return uno


def una_ficha(suyo, *, version=1, requisitos=("Su documento",), estado=EstadoFicha.PUBLICADA, **datos):
    """One version of its page."""
    datos = {**COMPLETA, "nombre": suyo.nombre, "revisada_el": timezone.localdate(), **datos}
    firma = {"publicada_en": timezone.now(), "publicada_por": UsuarioFactory()}
    ficha = Ficha.objects.create(
        tramite=suyo,
        version=version,
        estado=estado,
        busqueda=texto_de_busqueda(datos["nombre"], datos.get("palabras", "")),
        **(firma if estado in FICHAS_PUBLICAS else {}),
        **datos,
    )
    Requisito.objects.bulk_create(
        Requisito(ficha=ficha, orden=orden, texto=texto) for orden, texto in enumerate(requisitos, start=1)
    )
    return ficha


def sucursal(municipio_id=QUIBDO, *, entidad=None, **datos):
    """A place that opens on Mondays."""
    n = next(numeros)
    una = Sucursal.objects.create(
        entidad=entidad or adhesion().entidad,
        municipio_id=municipio_id,
        **{"codigo": f"punto-{n}", "nombre": f"Punto {n}", "abierta_el": date(2024, 1, 2), **datos},
    )
    Horario.objects.create(sucursal=una, dia=1, abre=time(8), cierra=time(12))
    return una


def producto(suyo, donde, **datos):
    """The procedure is attended there since long ago."""
    return Producto.objects.create(tramite=suyo, sucursal=donde, **{"desde": date(2024, 1, 2), **datos})


def parada(donde):
    """It stops in Pasto tomorrow."""
    manana = timezone.localdate() + timedelta(days=1)
    return Parada.objects.create(
        sucursal=donde, municipio_id=PASTO, lugar="Parque", fecha=manana, abre=time(8), cierra=time(15)
    )
