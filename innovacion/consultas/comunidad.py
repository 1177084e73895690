"""News and agenda for everybody; contacts and requests for the team; hours of course of each person."""

from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from innovacion.estados import EstadoApoyo, EstadoNoticia
from innovacion.models import ContactoComunidad, Curso, Noticia, SolicitudApoyo, Temporada, participante_de
from innovacion.temporadas import del_dia
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol

from .temporadas import contactos_por_mes


def novedades(usuario: Any) -> dict[str, Any]:
    """What is coming, what is new, the catalogue of courses; drafts only for the team."""
    hoy = timezone.localdate()
    visibles = Noticia.objects.visibles_para(usuario).exclude(estado=EstadoNoticia.RETIRADA)
    noticias = list(visibles.select_related("ganadora"))
    return {
        "agenda": sorted((n for n in noticias if n.fecha and n.fecha >= hoy), key=lambda n: (n.fecha, n.pk)),
        "noticias": [n for n in noticias if not n.fecha or n.fecha < hoy],
        "cursos": list(Curso.objects.all()),
        "anima": usuario.has_perm("innovacion.animar"),
    }


def quienes_son() -> list[tuple[str, list[str]]]:
    """(what they do, their names) of the expert committee and of the team, as they are appointed today."""
    roles = {Rol.EXPERTO: "Comité de expertos", Rol.COMUNIDAD: "Equipo de comunidad"}
    suyos = Nombramiento.objects.vigentes().filter(rol__in=roles).exclude(usuario__nombre_visible="")
    nombres = list(suyos.order_by("usuario__nombre_visible").values_list("rol", "usuario__nombre_visible"))
    listas = [(rotulo, [quien for r, quien in nombres if r == rol]) for rol, rotulo in roles.items()]
    return [(rotulo, lista) for rotulo, lista in listas if lista]


def registro_de_contactos(tope: int = 30) -> dict[str, Any]:
    """The last contacts with their season, how many of each channel answered, and the same by month."""
    todos, epocas = list(ContactoComunidad.objects.all()[:tope]), list(Temporada.objects.all())
    si = Count("pk", filter=Q(respondio=True))
    cuentas = ContactoComunidad.objects.order_by().values_list("canal").annotate(n=Count("pk"), si=si)
    por_canal = {canal: (n, si) for canal, n, si in cuentas}
    por_mes = contactos_por_mes()
    return {
        "contactos": [(c, del_dia(c.fecha, epocas)) for c in todos],
        "canales": [(c.label, *por_canal[c]) for c in ContactoComunidad.Canal if c in por_canal],
        "por_mes": [
            ("Quiénes respondieron, por dónde se les habló", por_mes["canal"]),
            ("Quiénes respondieron, por profesión", por_mes["profesion"]),
        ],
    }


def apoyos(usuario: Any) -> dict[str, Any]:
    """One's own requests; for the team, all, those without answer first."""
    lista = list(SolicitudApoyo.objects.visibles_para(usuario).select_related("pedida_por"))
    return {
        "apoyos": sorted(lista, key=lambda s: (s.estado != EstadoApoyo.ABIERTA, -s.pk)),
        "anima": usuario.has_perm("innovacion.animar"),
    }


def pagina_del_curso(usuario: Any, curso: Curso) -> dict[str, Any]:
    """Its sessions; for who is in it, her hours; for the team, who is in it and the hours of each."""
    yo, anima = participante_de(usuario), usuario.has_perm("innovacion.animar")
    alumnos = (
        curso.alumnos.select_related("participante").annotate(hechas=Sum("sesiones__horas")).order_by("pk")
    )
    mio = next((a for a in alumnos if yo and a.participante_id == yo.pk), None)
    return {
        "curso": curso,
        "sesiones": list(curso.sesiones.all()),
        "mio": mio,
        "alumnos": list(alumnos) if anima else [],
        "cuantos": len(alumnos),
        "anima": anima,
    }
