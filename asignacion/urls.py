from django.urls import URLPattern, URLResolver, include, path

from .views import consola, objeciones, pantalla, personales, publicas, veedores

app_name = "asignacion"

operacion = [
    path("", consola.consola, name="consola"),
    path("nombrar/", consola.nombrar_veedor, name="nombrar_veedor"),
    path("sellar/", consola.sellar, name="sellar"),
    path("corregir/", consola.corregir, name="corregir"),
    path("dados/", consola.dados, name="dados"),
    path("cerrar/", consola.cerrar, name="cerrar"),
    path("baliza/", consola.baliza, name="baliza"),
    path("reanudar/", consola.reanudar, name="reanudar"),
    path("anular/", consola.anular, name="anular"),
    path("fecha/", consola.mover_fecha, name="mover_fecha"),
    path("objeciones/", objeciones.lista, name="objeciones"),
    path("objeciones/<int:pk>/", objeciones.responder, name="responder_objecion"),
]
comite = [
    path("", veedores.veedor, name="veedor"),
    path("codigo/", veedores.codigo, name="crear_codigo"),
    path("comprometer/", veedores.comprometer, name="comprometer"),
    path("revelar/", veedores.revelar, name="revelar"),
    path("clic/", veedores.clic, name="ejecutar"),
]
sorteo: list[URLPattern | URLResolver] = [
    path("", publicas.detalle, name="detalle"),
    path("pantalla/", pantalla.pantalla, name="pantalla"),
    path("consola/", include(operacion)),
    path("veedor/", include(comite)),
    path("archivos/<path:ruta>", publicas.archivo, name="archivo"),
    path("carpeta.zip", publicas.carpeta, name="carpeta"),
    path("auditoria.zip", veedores.auditoria, name="auditoria"),
]
urlpatterns = [
    path("sorteos/", publicas.lista, name="lista"),
    path("sorteos/verificar.py", publicas.verificador, name="verificador"),
    path("sorteos/comprometer.py", publicas.comprometer_sin_conexion, name="comprometer_sin_conexion"),
    path("sorteos/<str:codigo>/", include(sorteo)),
    path("r/", publicas.buscar_codigo, name="buscar_codigo"),
    path("r/<str:codigo_publico>/", publicas.por_codigo, name="por_codigo"),
    path("mi-resultado/", personales.mis_resultados, name="mi_resultado"),
    path("mi-resultado/<str:codigo>/", personales.mi_resultado, name="mi_resultado"),
    path("mi-resultado/<str:codigo>/todas/", personales.todas, name="mi_resultado_todas"),
    path("mi-resultado/<str:codigo>/objetar/", personales.objetar, name="objetar"),
    path("mi-resultado/<str:codigo>/comprobante.json", personales.comprobante, name="comprobante"),
    path("mi-resultado/<str:codigo>/carpeta.zip", personales.carpeta, name="mi_carpeta"),
]
