"""Appointments for the ministry's page, and the office a record speaks of."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

from .models import Nombramiento, Rol, Usuario

PALABRAS = {**{rol.value: str(rol.label) for rol in Rol}, "sistema": "El portal", "ciudadania": "Ciudadanía"}


def nombramientos(usuario: Usuario, busca: str = "") -> QuerySet[Nombramiento]:
    """Those ``usuario`` may see whose person, e-mail or entity says ``busca``; the newest first."""
    lista = Nombramiento.objects.visibles_para(usuario).select_related("usuario", "autoridad", "entidad")
    if busca:
        lista = lista.filter(
            Q(usuario__nombre_visible__icontains=busca)
            | Q(usuario__email__icontains=busca)
            | Q(entidad__nombre__icontains=busca)
            | Q(autoridad__nombre__icontains=busca)
        )
    return lista.order_by("-pk")


def oficinas(roles: Iterable[str], palabras: Mapping[str, str] | None = None) -> dict[str, str]:
    """{role as the record keeps it: its office by name}: «secretaria:52» → «Instituto Departamental de…».

    A role of the whole country has no office of its own: ``palabras`` {role: words} says what the reader
    calls it where the usual words do not serve. Two queries. See ``Nombramiento.rol_bitacora``.
    """
    partes = {rol: rol.partition(":") for rol in roles}
    codigos = {codigo for _, _, codigo in partes.values() if codigo}
    numeros = [c.removeprefix("entidad-") for c in codigos if c.startswith("entidad-")]
    entidades = Entidad.objects.filter(pk__in=[n for n in numeros if n.isdecimal()])
    nombres = {f"entidad-{pk}": nombre for pk, nombre in entidades.order_by().values_list("pk", "nombre")}
    autoridades = AutoridadTerritorial.objects.filter(codigo__in=codigos)
    nombres |= dict(autoridades.order_by().values_list("codigo", "nombre"))
    dichas = {**PALABRAS, **(palabras or {})}
    return {
        rol: nombres.get(codigo) or dichas.get(papel, "Una oficina del servicio")
        for rol, (papel, _, codigo) in partes.items()
    }


def colegas_de(usuario: Usuario) -> QuerySet[Usuario]:
    """Whoever holds today one of the roles of ``usuario`` over the same institution, by name."""
    iguales = Q(pk__in=[])
    for n in usuario.nombramientos_vigentes:
        iguales |= Q(rol=n.rol, autoridad=n.autoridad_id, entidad=n.entidad_id)
    suyos = Nombramiento.objects.vigentes().filter(iguales)
    otros = Usuario.objects.filter(pk__in=suyos.values("usuario")).exclude(pk=usuario.pk)
    return otros.order_by("nombre_visible", "pk")
