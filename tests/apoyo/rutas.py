"""Every route of the project, and an address of each in the world of the tests."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, get_resolver, reverse

from .mundo import Mundo

AJENAS = ("admin/",)  # of others, guarded by themselves


class Ruta(NamedTuple):
    """A route: its full name and its pattern."""

    nombre: str
    patron: str

    @property
    def lleva_datos(self) -> bool:
        return "<" in self.patron


def rutas(patrones: Any = None, prefijo: str = "", espacio: str = "") -> Iterator[Ruta]:
    """Every route of ours, in the order of the project."""
    for patron in get_resolver().url_patterns if patrones is None else patrones:
        completo = prefijo + str(patron.pattern)
        if completo.startswith(AJENAS):
            continue
        if isinstance(patron, URLPattern):
            yield Ruta(f"{espacio}:{patron.name}" if espacio else str(patron.name), completo)
        else:
            yield from rutas(patron.url_patterns, completo, patron.namespace or espacio)


def direccion(ruta: Ruta, mundo: Mundo) -> str:
    """Its address, with the things of ``mundo``. Raises KeyError if nobody said with which."""
    return reverse(ruta.nombre, args=_datos(ruta, mundo.cosas) if ruta.lleva_datos else [])


def _datos(ruta: Ruta, c: Any) -> list[Any]:
    app, _, nombre = ruta.nombre.rpartition(":")
    propias = _propias(c)
    if ruta.nombre in propias:
        return propias[ruta.nombre]
    return _de_su_app(ruta, app, nombre, c)


def _de_su_app(ruta: Ruta, app: str, nombre: str, c: Any) -> list[Any]:
    if app == "cumplimiento":
        return [c.caso.codigo] if "<slug:codigo>" in ruta.patron else [c.borrador_dictamen.pk]
    if app == "plazas":
        return [getattr(c, f"plaza_{DE_PLAZA[nombre]}").codigo]
    if app == "asignacion":
        return [c.sello.codigo if nombre in DEL_SELLO else c.hecho.codigo]
    if app == "inscripciones" and "<slug:codigo>" in ruta.patron:
        return [c.convocatoria.codigo]
    if ruta.patron.startswith("mesa/"):
        return [c.radicada.pk]
    if app not in (generales := {"inscripciones": [c.borrador.pk], "cargas": [c.carga.pk]}):
        raise KeyError(f"Falta decir con qué datos se prueba {ruta.nombre}: tests/apoyo/rutas.py")
    return generales[app]


DE_PLAZA = {
    "editar": "borrador",
    "enviar": "borrador",
    "copiar": "publicada",
    "validar": "enviada",
    "devolver": "enviada",
    "aprobar": "validada",
    "publicar": "aprobada",
    "suspender": "publicada",
    "reanudar": "suspendida",
    "cerrar": "publicada",
    "detalle": "publicada",
}
DE_FICHA = (
    *("gestionar", "editar_ficha", "vista_previa", "clasificar", "otra_version", "publicar_ficha"),
    *("descartar_ficha", "revisar_ficha", "retirar_ficha", "puntos", "habilitar_puntos"),
)
DE_CASO = (
    *("solicitud", "enviar", "enviada", "mensaje", "completar", "desistir", "encuesta"),
    "otro_mes",
    *("caso", "caso_tomar", "caso_soltar", "caso_reasignar", "caso_decidir", "caso_pedir", "caso_mensaje"),
    "caso_anexar",
)
DE_VERSION = (
    *("diseno", "diseno_campo_nuevo", "diseno_etapa_nueva", "diseno_ajustes", "diseno_probar"),
    *("publicar_version", "descartar_version", "exportar_version"),
)
DE_ORIENTACION = (
    *("orientar", "orientacion", "orientacion_publicar", "orientacion_retirar", "orientacion_nueva"),
    "encuesta_resultados",
)
DEL_SEGUIMIENTO = ("seguimiento_tramite", "coordinar", "reunion")
DE_PUNTO = ("mi_sucursal", "punto_datos", "punto_horario", "punto_producto", "punto_cerrar")
DE_ATENCION = ("codigo_leido", "persona", "terminar_atencion")
DE_UN_CURSO = ("curso", "curso_documento", "curso_adjuntar", "editar_curso", "asistencia")
DEL_PUNTO = ("turnos", "pedir_turno", "llegue_a_la_cita", "pedir_cita")
DEL_MOSTRADOR = ("solicitud", "enviar", "completar", "comprobante")
DEL_SELLO = {
    *("consola", "nombrar_veedor", "sellar", "corregir", "dados", "cerrar", "baliza", "reanudar", "anular"),
    *("mover_fecha", "objeciones"),
    *("veedor", "crear_codigo", "comprometer", "revelar", "ejecutar"),
}


def cuerpo(ruta: Ruta, mundo: Mundo) -> dict[str, Any]:
    """What a POST carries where an empty one says nothing of who may send it."""
    c = mundo.cosas
    return {
        "inscripciones:condicion": {"condicion": "victima"},
        "innovacion:puerta": {"que": "codigo"},
        "innovacion:acta": {"que": "linea"},
        "inscripciones:mover_preferencia": {"quitar": c.preferida.pk},
        "inscripciones:agregar_preferencia": {"oferta": c.oferta.pk},
    }.get(ruta.nombre, {})


def _de_innovacion(m: Any) -> dict[str, list[Any]]:
    """Routes of innovation."""
    return {
        "innovacion:reto": [m.reto.pk],
        "innovacion:reto_acto": [m.reto.pk, "cerrar"],
        "innovacion:tocar": ["reto", m.reto.pk],
        "innovacion:innovacion": [m.innovacion.pk],
        "innovacion:innovacion_anotar": [m.innovacion.pk, "etapa"],
        "innovacion:accion_hecha": [m.accion.pk],
        "innovacion:practica": [m.practica.pk],
        "innovacion:adoptar": [m.practica.pk],
        "innovacion:practica_acto": [m.practica.pk, "retirar"],
        "innovacion:compromiso": [m.compromiso.pk],
        "innovacion:compromiso_acto": [m.compromiso.pk, "aceptar"],
        "innovacion:reunion": [m.reunion.pk],
        "innovacion:moderar_aporte": [m.aporte.pk],
        "innovacion:adopcion_acto": [m.adopcion.pk, "contactar"],
        **{f"innovacion:{p}": [m.innovaton.pk] for p in ("innovaton", "inscribirme", "organizar")},
        "innovacion:innovaton_acto": [m.innovaton.pk, "cerrar"],
        **{f"innovacion:{puerta}": [m.cupo.clave] for puerta in ("cupo", "opinion")},
        "innovacion:puerta": [m.innovaton.sede.pk],
        **{f"innovacion:acta{que}": [m.innovaton.mesa.pk] for que in ("", "_archivo")},
        **{f"innovacion:noticia{acto}": [m.noticia.pk] for acto in ("", "_publicar")},
        **{f"innovacion:curso{acto}": [m.curso.pk] for acto in ("", "_entrar", "_sesion")},
        **{f"innovacion:temporada{acto}": [m.temporada.pk] for acto in ("", "_quitar")},
        "innovacion:deshacer_union": [m.union.pk],
        **{f"innovacion:{p}": [m.centro.pk] for p in ("institucion", "soltar_nombre")},
        "innovacion:apoyo_responder": [m.apoyo.pk],
        "innovacion:circulo": [m.circulo.pk],
        "innovacion:circulo_acto": [m.circulo.pk, "unirse"],
        "innovacion:visita": [m.visita.pk],
        "innovacion:visita_acto": [m.visita.pk, "cancelar"],
    }


def _propias(c: Any) -> dict[str, list[Any]]:
    """Routes that need something of their own."""
    return {
        "cuentas:terminar": [c.nombramiento.pk],
        "cuentas:volver": [c.ausencia.pk],
        "account_confirm_email": ["clave-que-nadie-envio"],
        "account_reset_password_from_key": ["1", "clave-que-nadie-envio"],
        "documentos:abrir": [c.documento.pk],
        "documentos:publico": [c.convocatoria.acto_archivo_id],
        "avisos:reintentar": [c.aviso.pk],
        "cargas:nueva": ["plazas"],
        "cargas:plantilla": ["plazas", "plantilla.csv"],
        "cargas:descarga": [c.carga.pk, "errores.csv"],
        "firmas:comprobar": [c.certificado.codigo],
        "firmas:descargar": [c.certificado.codigo],
        "firmas:revocar": [c.certificado.codigo],
        "inscripciones:convocatoria": [c.abierta.codigo],
        "inscripciones:agregar_del_catalogo": [c.plaza_publicada.codigo],
        "inscripciones:anotar": [c.radicada.pk, c.punto.pk],
        "inscripciones:decidir_condicion": [c.radicada.pk, c.condicion.pk],
        "inscripciones:quitar_condicion": [c.borrador.pk, c.condicion.pk],
        "inscripciones:quitar_documento": [c.borrador.pk, "diploma"],
        "inscripciones:enviada": [c.radicada.pk],
        "inscripciones:copia": [c.radicada.pk],
        "inscripciones:reenviar": [c.radicada.pk],
        "inscripciones:retirar": [c.radicada.pk],
        "inscripciones:apelar": [c.rechazada.pk],
        "inscripciones:adjuntar_prueba": [c.rechazada.pk],
        "inscripciones:resolver_recurso": [c.recurso.pk],
        "asignacion:archivo": [c.hecho.codigo, "congelamiento.json"],
        "asignacion:responder_objecion": [c.sello.codigo, c.objecion.pk],
        "asignacion:por_codigo": [c.participante.codigo_publico],
        **{f"indicadores:{puerta}": ["M-03"] for puerta in ("csv", "json", "detalle")},
        "cumplimiento:por_codigo": [c.caso.consulta],
        "cumplimiento:revocar_credencial": [c.credencial.pk],
        "api_cumplimiento:obligacion": [c.caso.codigo],
        "api_cumplimiento:recibo": [c.caso.codigo, 1],
        "api_cumplimiento:nada": ["nada"],
        "cumplimiento:ajustar": [c.caso.codigo, "prorroga"],
        "cumplimiento:concluir": [c.caso.codigo, c.tarea.pk],
        **{f"cumplimiento:asunto{acto}": [c.asunto.pk] for acto in ("", "_hablar", "_aceptar", "_cerrar")},
        **{f"cumplimiento:{puerta}": [c.caso.codigo, 1] for puerta in ("recibo", "recibo_pdf", "decidir")},
        "tramites:ficha": [c.tramite.codigo],
        "tramites:version": [c.tramite.codigo, 1],
        "tramites:sucursal": [c.sucursal.codigo],
        **{f"tramites:{puerta}": [c.sucursal.codigo] for puerta in DEL_PUNTO},
        "tramites:mi_turno": [c.sucursal.codigo, c.turno.numero],
        **{f"tramites:{puerta}": [c.cita.codigo] for puerta in ("cita", "cancelar_cita", "mover_cita")},
        **{f"tramites:turno_{acto}": [c.turno.pk] for acto in ("ausente", "volvio")},
        **{f"tramites:cita_{acto}": [c.cita.pk] for acto in ("llego", "falto")},
        "tramites:empezar": [c.tramite.codigo],
        "tramites:terminar_representacion": [10**6],  # of somebody else, for every role
        "tramites:abrir_version": [c.tramite.codigo],
        "tramites:importar_version": [c.tramite.codigo],
        **{f"tramites:{puerta}": [c.version.pk] for puerta in DE_VERSION},
        "tramites:diseno_campo": [c.version.pk, "asunto"],
        "tramites:diseno_etapa": [c.version.pk, "estudio"],
        "tramites:diseno_mover": [c.version.pk, "campo", "asunto"],
        "tramites:baja_de_area": [c.puesto.pk],
        "tramites:alternar_conexion": [c.conexion.pk],
        "tramites:repetir_llamada": [c.llamada.pk],
        "tramites:seguir": [c.solicitud.codigo],
        "tramites:quitar_documento": [c.solicitud_borrador.pk, "prueba"],
        "tramites:parte": [c.solicitud_borrador.pk, 1],
        "tramites:revisar": [c.solicitud_borrador.pk],
        **{f"tramites:{puerta}": [c.solicitud.pk] for puerta in DE_CASO},
        "api_tramites:ficha": [c.tramite.codigo],
        "tramites:mover_adhesion": [c.adhesion.sigla],
        **{f"tramites:{puerta}": [c.tramite.codigo] for puerta in DE_FICHA},
        **{f"tramites:{puerta}": [c.consentimiento.pk] for puerta in DE_ATENCION},
        **{f"tramites:{puerta}": [c.sucursal.codigo] for puerta in DE_PUNTO},
        "tramites:punto_parada": [c.parada.sucursal.codigo],
        "tramites:punto_sin_parada": [c.parada.sucursal.codigo, c.parada.pk],
        "tramites:punto_mover": [c.sucursal.codigo, c.tramite.codigo],
        **{f"tramites:{puerta}": [c.tramite.codigo] for puerta in DEL_SEGUIMIENTO},
        **{f"tramites:{puerta}": [c.tramite.codigo] for puerta in DE_ORIENTACION},
        **{f"tramites:orientacion_{acto}": [c.tramite.codigo, "uno"] for acto in ("pregunta", "quitar")},
        "tramites:decision_cumplida": [c.tramite.codigo, c.decision.pk],
        "tramites:cumplida_del_comite": [c.decision_comite.pk],
        "tramites:sin_integrante": [c.integrante.pk],
        **{f"tramites:{puerta}": ["2026-01"] for puerta in ("informe", "informe_csv")},
        **{
            f"tramites:{puerta}": [c.curso.codigo]
            for puerta in ("curso", "curso_documento", "curso_adjuntar", "editar_curso", "asistencia")
        },
        "tramites:revocar_certificacion": [c.certificacion.pk],
        "tramites:mejora": [c.tramite.codigo],
        "tramites:anotar_mejora": [c.tramite.codigo, "paso"],
        "tramites:persona_empezar": [c.consentimiento.pk, c.tramite.codigo],
        "tramites:persona_parte": [c.consentimiento.pk, c.solicitud_borrador.pk, 1],
        "tramites:persona_quitar": [c.consentimiento.pk, c.solicitud_borrador.pk, "prueba"],
        **{f"tramites:persona_{acto}": [c.consentimiento.pk, c.solicitud.pk] for acto in DEL_MOSTRADOR},
        **_de_innovacion(c.innova),
        "demo:entrar_como": ["nadie"],
        "demo:correo": ["ninguno"],
    }
