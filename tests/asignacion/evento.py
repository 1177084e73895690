"""A small process ready to be sealed, made by the bulk path, and the steps of an event done in a row."""

import secrets
from datetime import timedelta

from django.utils import timezone

from asignacion import servicios
from asignacion.baliza import Pulso
from asignacion.servicios.consecuencias import avisar_resultados, exonerar
from asignacion.sorteo import aporte_veedor, compromiso
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.foto import foto_de
from inscripciones.models import CondicionPrioridad, Inscripcion, Oferta, Preferencia, PreferenciaDepartamento
from plazas.estados import Estado as EstadoPlaza
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Persona, Rol, Usuario
from tests.fabricas import ConvocatoriaFactory, EntidadFactory, PlazaFactory, funcionario

from .corridas import BALIZA

MUNICIPIOS = ["27001", "27075", "52001", "05001", "88001"]
CODIGO = "7F3K-92QX"
PULSO = Pulso(1000, bytes.fromhex(BALIZA["firma"]))  # verified by tests of its own, 1.5 s each time


def proceso(
    personas=40,
    plazas=12,
    *,
    profesiones=("MEDICINA", "ENFERMERIA"),
    veedores=2,
    publicidad="abierta",
    **extra,
):
    """A convocatoria whose registrations closed and were all decided; ``.ministra`` and ``.comite`` act."""
    ahora = timezone.now()
    fechas = {
        "abre_en": ahora - timedelta(days=30),
        "cierra_en": ahora - timedelta(days=10),
        "correccion_hasta": ahora - timedelta(days=5),
        "revision_hasta": ahora - timedelta(days=3),
        "sello_en": ahora,
        "evento_en": ahora + timedelta(days=3),
    }
    convocatoria = ConvocatoriaFactory(
        estado=EstadoConvocatoria.PUBLICADA, profesiones=list(profesiones), **{**fechas, **extra}
    )
    convocatoria.politica.reglas["publicidad"] = publicidad
    convocatoria.politica.save()
    convocatoria.ministra = funcionario(Rol.MINISTERIO)
    convocatoria.comite = [_veedor(convocatoria, numero) for numero in range(veedores)]
    for profesion in profesiones:
        _inscribir(convocatoria, profesion, personas, _ofrecer(convocatoria, profesion, plazas))
    return convocatoria


def _veedor(convocatoria, numero):
    usuario = funcionario(Rol.VEEDOR)
    servicios.nombrar_veedor(
        convocatoria,
        actor=convocatoria.ministra,
        usuario=usuario,
        nombre=f"Veedora {numero + 1}",
        representa="Aspirantes de medicina",
    )
    return usuario


def _ofrecer(convocatoria, profesion, cuantas):
    entidad = EntidadFactory()
    plazas = PlazaFactory.build_batch(
        cuantas, entidad=entidad, profesion_id=profesion, estado=EstadoPlaza.PUBLICADA
    )
    for numero, plaza in enumerate(plazas):
        plaza.municipio_id = MUNICIPIOS[numero % len(MUNICIPIOS)]
        plaza.comunidad_id = "RAIZAL" if plaza.municipio_id == "88001" else None
        plaza.cupos = 1 + numero % 2
    Plaza.objects.bulk_create(plazas)
    return Oferta.objects.bulk_create(
        Oferta(convocatoria=convocatoria, plaza=plaza, cupos=plaza.cupos, foto=foto_de(plaza))
        for plaza in plazas
    )


def _inscribir(convocatoria, profesion, cuantas, ofertas):
    ahora, marca = timezone.now(), secrets.token_hex(3)
    personas = Persona.objects.bulk_create(
        Persona(nombres="Ana", apellidos=f"{profesion} {n}") for n in range(cuantas)
    )
    Usuario.objects.bulk_create(
        Usuario(email=f"{marca}-{n}@example.org", password="!", persona=p) for n, p in enumerate(personas)
    )
    inscripciones = Inscripcion.objects.bulk_create(
        Inscripcion(
            convocatoria=convocatoria,
            persona=persona,
            profesion_id=profesion,
            estado=Estado.VALIDADA,
            numero=f"SSO-{marca}-{n:06}",
            municipio_id=MUNICIPIOS[n % 4],
            autoridad_id=("27", "52")[n % 2],
            fecha_grado="2020-01-01",
            radicada_en=ahora - timedelta(days=12),
            decidida_por=convocatoria.ministra,
            decidida_en=ahora - timedelta(days=4),
        )
        for n, persona in enumerate(personas)
    )
    Preferencia.objects.bulk_create(
        Preferencia(inscripcion=i, oferta=ofertas[numero], orden=orden)
        for n, i in enumerate(inscripciones)
        for orden, numero in enumerate(dict.fromkeys((n + s) % len(ofertas) for s in (0, 3, 5)), start=1)
    )
    PreferenciaDepartamento.objects.bulk_create(
        PreferenciaDepartamento(inscripcion=i, departamento_id="27", orden=1) for i in inscripciones[::2]
    )
    _acreditar(inscripciones[0], "victima", convocatoria.ministra)
    _acreditar(inscripciones[1], "raizal", convocatoria.ministra, comunidad="RAIZAL")


def _acreditar(inscripcion, condicion, actor, comunidad=""):
    CondicionPrioridad.objects.create(
        inscripcion=inscripcion,
        condicion=condicion,
        comunidad=comunidad,
        indice=secrets.token_hex(32),
        consentida_en=timezone.now(),
        decision=CondicionPrioridad.Decision.ACREDITADA,
        decidida_por=actor,
        decidida_en=timezone.now(),
    )


def sellado(convocatoria=None, **extra):
    """A sealed draw of a new process, or of this one."""
    convocatoria = convocatoria or proceso(**extra)
    sorteo = servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)
    sorteo.convocatoria = convocatoria
    return sorteo


def aportar(sorteo, *, revelan=True):
    """Every veedor commits and, unless told otherwise, reveals."""
    for numero, usuario in enumerate(sorteo.convocatoria.comite, start=1):
        aporte = aporte_veedor(bytes([numero]) * 32, f"texto {numero}")
        valor = compromiso(sorteo.h0, f"V{numero}", aporte)
        servicios.comprometer(sorteo, actor=usuario, compromiso=valor)
        if revelan:
            servicios.revelar(sorteo, actor=usuario, aporte=aporte.hex())


def con_semilla(**extra):
    """A draw ready for its click, in rehearsal dress; every veedor has the code CODIGO."""
    sorteo = sellado(**extra)
    aportar(sorteo)
    return sembrar(sorteo)


def sembrar(sorteo):
    """Close, bring the rehearsal beacon, give every veedor the same personal code."""
    convocatoria = sorteo.convocatoria
    servicios.cerrar_revelaciones(sorteo, actor=convocatoria.ministra)
    sorteo.refresh_from_db()
    sembrado = servicios.fijar_semilla(sorteo, actor=convocatoria.ministra, pulso=PULSO, fuente="ensayo")
    for veedor in convocatoria.veedores.order_by("orden"):
        veedor.fijar_codigo(CODIGO)
        veedor.save()
    sembrado.convocatoria = convocatoria
    return sembrado


def ejecutado(*, con_acta=False, **extra):
    """A draw whose result is published and told; its act is drawn and signed where a test reads it."""
    return presionado(con_semilla(**extra), con_acta=con_acta)


def presionado(sorteo, *, con_acta=False):
    """The click of a draw with its seed, the run and what follows it."""
    convocatoria = sorteo.convocatoria
    servicios.ejecutar_sorteo(sorteo, actor=convocatoria.comite[0], codigo=CODIGO)
    servicios.correr_sorteo(sorteo.pk)
    if con_acta:
        servicios.completar_sorteo(sorteo.pk)
    else:
        exonerar(sorteo)
        avisar_resultados(sorteo)
    sorteo.refresh_from_db()
    sorteo.convocatoria.comite, sorteo.convocatoria.ministra = convocatoria.comite, convocatoria.ministra
    return sorteo
