"""Material is written, and who took a course is noted. Source: SOL-026, ATD-018."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.servicios import guardar_subido, huella_de
from sso_portal.nucleo.territorio.models import Entidad
from tramites.models import Asistencia, Curso

USO = "curso"


@transaction.atomic
def escribir_curso(entidad: Entidad, *, actor: Usuario, **datos: Any) -> Curso:
    """New material of an institution; the same title is the same course."""
    Entidad.objects.select_for_update().get(pk=entidad.pk)
    if hecho := Curso.objects.filter(entidad=entidad, titulo=datos["titulo"]).order_by("pk").first():
        return hecho
    curso = Curso.objects.create(entidad=entidad, codigo=_codigo(datos["titulo"]), **datos)
    registrar("curso_escrito", curso, actor=actor)
    return curso


@transaction.atomic
def editar_curso(curso: Curso, *, actor: Usuario, **datos: Any) -> None:
    for campo, valor in datos.items():
        setattr(curso, campo, valor)
    curso.save(update_fields=list(datos))
    registrar("curso_editado", curso, actor=actor)


@transaction.atomic
def adjuntar_a_curso(curso: Curso, subido: Any, *, actor: Usuario) -> None:
    """What goes with the material; the one it had gives way. The same one again changes nothing.

    Raises ArchivoRechazado.
    """
    curso.refresh_from_db(from_queryset=Curso.objects.select_for_update(of=("self",)))
    if curso.archivo and curso.archivo.sha256 == huella_de(subido):
        return
    curso.archivo = guardar_subido(subido, uso=USO, titular=None, actor=actor)
    curso.save(update_fields=["archivo"])
    registrar("curso_con_documento", curso, actor=actor, datos={"archivo": str(curso.archivo_id)})


@transaction.atomic
def anotar_asistencia(curso: Curso, quienes: Iterable[Usuario], fecha: date, *, actor: Usuario) -> int:
    """These took it on that day; noted twice, it is once. Returns how many are new."""
    filas = [Asistencia(curso=curso, usuario=u, fecha=fecha, anotada_por=actor) for u in quienes]
    antes = curso.asistencias.count()
    Asistencia.objects.bulk_create(filas, ignore_conflicts=True)
    nuevas = curso.asistencias.count() - antes
    registrar("asistencia_anotada", curso, actor=actor, datos={"fecha": str(fecha), "nuevas": nuevas})
    return nuevas


def _codigo(titulo: str) -> str:
    """A slug nobody has."""
    base = slugify(titulo)[:50].strip("-") or "curso"
    ocupados = set(Curso.objects.filter(codigo__startswith=base).order_by().values_list("codigo", flat=True))
    codigo, n = base, 2
    while codigo in ocupados:
        codigo, n = f"{base}-{n}", n + 1
    return codigo
