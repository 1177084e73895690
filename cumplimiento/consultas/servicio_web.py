"""What the web service tells, as plain data; and the credentials that a person may see."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.core.paginator import EmptyPage, Paginator
from django.db.models import F, QuerySet

from cumplimiento.models import Credencial, EstadoReporte, Obligacion, Reporte
from cumplimiento.reglas import Caso
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .casos import casos_hallados


def obligaciones_de(credencial: Credencial) -> QuerySet[Obligacion]:
    """Those of the entity of ``credencial``, joined to what is told of them; nothing of another entity."""
    suyas = Obligacion.objects.filter(entidad_id=credencial.entidad_id)
    return suyas.select_related("materia", "norma", "estado_reportado", "reporte_vigente")


def pagina_de(lista: QuerySet[Obligacion], *, numero: int, tamano: int) -> dict[str, Any]:
    """One page, what is due first at the top; one past the last is empty."""
    hojas = Paginator(lista.order_by(F("vence_el").asc(nulls_last=True), "codigo"), tamano)
    try:
        filas = list(hojas.page(numero).object_list)
    except EmptyPage:
        filas = []
    return {
        "total": hojas.count,
        "pagina": numero,
        "paginas": hojas.num_pages,
        "obligaciones": [obligacion_como_datos(o) for o in filas],
    }


def casos_nombrados(entidad: int, codigos: Collection[str]) -> dict[str, Caso]:
    """The cases of ``entidad`` among ``codigos``, as the rules see them, by number."""
    hallados = casos_hallados(Obligacion.objects.filter(entidad_id=entidad, codigo__in=codigos))
    return {codigo: hallado.caso for codigo, hallado in hallados.items()}


def documentos_nombrados(entidad: int, ids: Collection[str]) -> dict[str, Archivo]:
    """The documents that systems of ``entidad`` sent, among ``ids`` as they were written."""
    claves = {texto: clave for texto in ids if (clave := _como_uuid(texto))}
    suyos = Archivo.objects.filter(recepciones__entidad_id=entidad, pk__in=claves.values()).in_bulk()
    return {texto: suyos[clave] for texto, clave in claves.items() if clave in suyos}


def _como_uuid(texto: str) -> UUID | None:
    try:
        return UUID(texto)
    except ValueError:
        return None


def recibo_para(credencial: Credencial, codigo: str, numero: int) -> Reporte | None:
    """The report ``numero`` of a case of the entity of ``credencial``; None if there is none."""
    suyos = Reporte.objects.filter(obligacion__entidad_id=credencial.entidad_id)
    unidos = suyos.select_related("estado_reportado", "obligacion", "archivo")
    return unidos.filter(obligacion__codigo=codigo, numero=numero).first()


def obligacion_como_datos(o: Obligacion) -> dict[str, Any]:
    """One line of the list; what was ordered, word by word, is only told case by case."""
    return {
        "caso": o.codigo,
        "estado": o.estado,
        "situacion": o.get_estado_display(),
        "materia": o.materia.nombre if o.materia else "",
        "dictamen": o.origen_referencia,
        "expediente": o.expediente,
        "fecha_dictamen": o.inicia_el.isoformat(),
        "plazo_dias_habiles": o.plazo_dias_habiles + o.prorroga_dias_habiles,
        "vence_el": o.vence_el.isoformat() if o.vence_el else None,
        "esta_suspendida": o.esta_suspendida,
        "esta_vencida": o.esta_vencida,
        "admite_reporte": o.admite_reporte,
        "recibo": f"{o.codigo}/{o.reporte_vigente.numero}" if o.reporte_vigente else None,
    }


def caso_como_datos(o: Obligacion) -> dict[str, Any]:
    """One case whole: also the order, its norm and the words in which it may be reported."""
    estados = EstadoReporte.objects.filter(regimen=o.regimen_id).order_by("orden", "pk")
    return {
        **obligacion_como_datos(o),
        "instruccion": o.instruccion,
        "norma": {"nombre": str(o.norma), "enlace": o.norma.enlace},
        "estados_admitidos": [{"estado": p.nombre, "exige_prueba": p.exige_prueba} for p in estados],
    }


def recibo_como_datos(r: Reporte) -> dict[str, Any]:
    """The receipt; its fingerprint is the same by whatever door the report came."""
    return {
        "recibo": r.recibo,
        "caso": r.obligacion.codigo,
        "numero": r.numero,
        "estado": r.estado_reportado.nombre,
        "fecha_reporte": r.fecha.isoformat(),
        "prueba_tipo": r.prueba_tipo,
        "prueba_numero": r.prueba_numero,
        "prueba_fecha": r.prueba_fecha.isoformat() if r.prueba_fecha else None,
        "observacion": r.observacion,
        "documento": documento_como_datos(r.archivo) if r.archivo else None,
        "es_tardio": r.es_tardio,
        "huella": r.huella,
        "recibido_en": r.recibido_en.isoformat(timespec="seconds"),
        "canal": r.canal,
    }


def documento_como_datos(archivo: Archivo) -> dict[str, Any]:
    """What is told of the copy of a document."""
    return {
        "id": str(archivo.pk),
        "nombre": archivo.nombre,
        "tipo": archivo.tipo,
        "tamano_bytes": archivo.tamano_bytes,
        "sha256": archivo.sha256,
    }


def credenciales_de(usuario: Usuario) -> list[Credencial]:
    """Every credential ``usuario`` may see, the newest first."""
    suyas = Credencial.objects.visibles_para(usuario).select_related("entidad__entidad", "creada_por")
    return list(suyas.order_by("-creada_en", "pk"))
