"""The committee: named before the freeze; each member makes a personal code that nobody else knows."""

from django.db import transaction

from asignacion.codigos import nuevo_codigo
from asignacion.models import Sorteo, Veedor
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria
from inscripciones.servicios.candado import con_convocatoria_abierta
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario


class SorteoNoAdmite(Exception):
    """The draw does not admit the act now; the text says why and what to do, for the person who tried."""


@transaction.atomic
def nombrar_veedor(
    convocatoria: Convocatoria, *, actor: Usuario, usuario: Usuario, nombre: str, representa: str
) -> Veedor:
    """Add a member to the committee, in the next place of the order that the seed uses.

    Raises ConvocatoriaCongelada once the inputs are sealed.
    """
    convocatoria = con_convocatoria_abierta(
        convocatoria, estados=(EstadoConvocatoria.BORRADOR, EstadoConvocatoria.PUBLICADA)
    )
    if previo := convocatoria.veedores.filter(usuario=usuario).first():
        return previo
    veedor = Veedor.objects.create(
        convocatoria=convocatoria,
        orden=convocatoria.veedores.count() + 1,
        usuario=usuario,
        nombre=nombre,
        representa=representa,
    )
    registrar("veedor_nombrado", convocatoria, actor=actor, datos={"veedor": veedor.identificador})
    return veedor


@transaction.atomic
def crear_codigo(veedor: Veedor, *, actor: Usuario) -> str:
    """Make the personal code of the click, shown this one time; only its hash stays. A new one replaces it.

    Raises SorteoNoAdmite if the one who asks is not the veedor, or after the click.
    """
    if actor.pk != veedor.usuario_id:
        raise SorteoNoAdmite("El código personal lo crea cada veedor en su propia cuenta.")
    vivo = Sorteo.objects.vivos().filter(convocatoria=veedor.convocatoria).first()
    if vivo and vivo.tiene_clic:
        raise SorteoNoAdmite("El sorteo ya se ejecutó: su código no hace falta.")
    codigo = nuevo_codigo()
    veedor.fijar_codigo(codigo)
    veedor.save(update_fields=["codigo_clic"])
    registrar("codigo_creado", veedor.convocatoria, actor=actor, datos={"veedor": veedor.identificador})
    return codigo
