"""The routes of a case: its person, whoever has its code, its officials."""

from django.urls import path

from .views import areas, caso, caso_propio, diseno, oficina, persona, representacion

urlpatterns = [
    # anybody, with the code
    path("seguimiento/", caso_propio.seguimiento, name="seguimiento"),
    path("seguimiento/<slug:codigo>/", caso_propio.seguir, name="seguir"),
    # the person
    path("ficha/<slug:codigo>/empezar/", persona.empezar, name="empezar"),
    path("mis-solicitudes/", persona.mias, name="mias"),
    path("mis-solicitudes/traer/", persona.traer, name="traer"),
    path("mis-solicitudes/por-otra/", representacion.representar, name="representar"),
    path("mis-solicitudes/por-otra/codigo/", representacion.dar, name="dar_representacion"),
    path(
        "mis-solicitudes/por-otra/<int:pk>/terminar/", representacion.terminar, name="terminar_representacion"
    ),
    path("mis-solicitudes/<int:pk>/", caso_propio.solicitud, name="solicitud"),
    path("mis-solicitudes/<int:pk>/parte/<int:numero>/", persona.parte, name="parte"),
    path("mis-solicitudes/<int:pk>/quitar/<slug:campo>/", persona.quitar, name="quitar_documento"),
    path("mis-solicitudes/<int:pk>/revisar/", persona.revisar, name="revisar"),
    path("mis-solicitudes/<int:pk>/enviar/", persona.enviar, name="enviar"),
    path("mis-solicitudes/<int:pk>/enviada/", persona.enviada, name="enviada"),
    path("mis-solicitudes/<int:pk>/mensaje/", caso_propio.mensaje, name="mensaje"),
    path("mis-solicitudes/<int:pk>/completar/", caso_propio.completar, name="completar"),
    path("mis-solicitudes/<int:pk>/otro-mes/", caso_propio.otro_mes, name="otro_mes"),
    path("mis-solicitudes/<int:pk>/desistir/", caso_propio.desistir, name="desistir"),
    path("mis-solicitudes/<int:pk>/encuesta/", caso_propio.encuesta, name="encuesta"),
    # the official
    path("bandeja/", oficina.lista, name="bandeja"),
    path("bandeja/lote/", oficina.lote, name="bandeja_lote"),
    path("bandeja/cifras/", oficina.cifras, name="cifras_oficina"),
    path("bandeja/<int:pk>/", caso.caso, name="caso"),
    path("bandeja/<int:pk>/tomar/", caso.tomar, name="caso_tomar"),
    path("bandeja/<int:pk>/soltar/", caso.soltar, name="caso_soltar"),
    path("bandeja/<int:pk>/reasignar/", caso.reasignar, name="caso_reasignar"),
    path("bandeja/<int:pk>/decidir/", caso.decidir, name="caso_decidir"),
    path("bandeja/<int:pk>/pedir/", caso.pedir, name="caso_pedir"),
    path("bandeja/<int:pk>/mensaje/", caso.mensaje, name="caso_mensaje"),
    path("bandeja/<int:pk>/anexo/", caso.anexar, name="caso_anexar"),
    # whoever designs
    path("disenos/", diseno.lista, name="disenos"),
    path("disenos/tramite/<slug:codigo>/", diseno.abrir, name="abrir_version"),
    path("disenos/tramite/<slug:codigo>/importar/", diseno.importar, name="importar_version"),
    path("disenos/<int:pk>/", diseno.diseno, name="diseno"),
    path("disenos/<int:pk>/preguntas/nueva/", diseno.campo, {"nuevo": True}, name="diseno_campo_nuevo"),
    path("disenos/<int:pk>/preguntas/<slug:clave>/", diseno.campo, name="diseno_campo"),
    path("disenos/<int:pk>/etapas/nueva/", diseno.etapa, {"nuevo": True}, name="diseno_etapa_nueva"),
    path("disenos/<int:pk>/etapas/<slug:clave>/", diseno.etapa, name="diseno_etapa"),
    path("disenos/<int:pk>/mover/<slug:cosa>/<slug:clave>/", diseno.mover, name="diseno_mover"),
    path("disenos/<int:pk>/ajustes/", diseno.ajustes, name="diseno_ajustes"),
    path("disenos/<int:pk>/probar/", diseno.probar, name="diseno_probar"),
    path("disenos/<int:pk>/publicar/", diseno.publicar, name="publicar_version"),
    path("disenos/<int:pk>/descartar/", diseno.descartar, name="descartar_version"),
    path("disenos/<int:pk>/definicion.json", diseno.exportar, name="exportar_version"),
    path("areas/", areas.areas, name="areas"),
    path("areas/puestos/<int:pk>/quitar/", areas.baja, name="baja_de_area"),
    path("conexiones/", areas.conexiones, name="conexiones"),
    path("conexiones/<int:pk>/alternar/", areas.alternar, name="alternar_conexion"),
    path("conexiones/llamadas/<int:pk>/repetir/", areas.repetir, name="repetir_llamada"),
]
