from django.urls import path
from django.views.generic import RedirectView

from .views import (
    afectada,
    atencion,
    caso,
    dependencias,
    dictamenes,
    entidad,
    festivos,
    mesa,
    servicio_web,
    supervision,
)

app_name = "cumplimiento"
CARGA = RedirectView.as_view(pattern_name="cargas:nueva")
urlpatterns = [
    # the affected person
    path("consultar/", afectada.consultar, name="consultar"),
    path("mis-casos/", afectada.mios, name="mis_casos"),
    path("consultar/<str:codigo>/", afectada.por_codigo, name="por_codigo"),
    # the entity
    path("mias/", entidad.mias, name="mias"),
    path("ensayo/", entidad.ensayo, name="ensayo"),
    path("archivo/", CARGA, {"codigo": "reportes"}, name="carga"),
    path("historico/", CARGA, {"codigo": "historico"}, name="historico"),
    path("casos/<slug:codigo>/informar/", entidad.informar, name="informar"),
    path("casos/<slug:codigo>/recibos/<int:numero>/", entidad.recibo, name="recibo"),
    path("casos/<slug:codigo>/recibos/<int:numero>/pdf/", entidad.recibo_pdf, name="recibo_pdf"),
    path("servicio-web/", servicio_web.servicio_web, name="servicio_web"),
    path("servicio-web/<slug:codigo>/revocar/", servicio_web.revocar, name="revocar_credencial"),
    # both
    path("casos/<slug:codigo>/", caso.caso, name="caso"),
    path("casos/<slug:codigo>/mensaje/", caso.mensaje, name="mensaje"),
    path("mesa/", mesa.lista, name="mesa"),
    path("mesa/nuevo/", mesa.nuevo, name="asunto_nuevo"),
    path("mesa/<int:pk>/", mesa.asunto, name="asunto"),
    path("mesa/<int:pk>/hablar/", mesa.hablar, name="asunto_hablar"),
    path("mesa/<int:pk>/aceptar/", mesa.aceptar, name="asunto_aceptar"),
    path("mesa/<int:pk>/cerrar/", mesa.cerrar, name="asunto_cerrar"),
    # the supervisor
    path("supervision/", supervision.lista, name="supervision"),
    path("tablero/", supervision.resumen, name="tablero"),
    path("tablero/cumplimiento.csv", supervision.resumen_csv, name="tablero_csv"),
    path("tablero/informe.pdf", dependencias.informe, name="informe"),
    path("muestra/", supervision.para_auditoria, name="muestra"),
    path("muestra/muestra.csv", supervision.para_auditoria_csv, name="muestra_csv"),
    path("casos/<slug:codigo>/recibos/<int:numero>/decidir/", caso.decidir, name="decidir"),
    path("casos/<slug:codigo>/contradicciones/<int:pk>/", caso.concluir, name="concluir"),
    path("casos/<slug:codigo>/plazo/<slug:tipo>/", caso.ajustar, name="ajustar"),
    path("casos/<slug:codigo>/sin-efecto/", caso.sin_efecto, name="sin_efecto"),
    path("dictamenes/", dictamenes.lista, name="dictamenes"),
    path("dictamenes/nuevo/", dictamenes.nuevo, name="dictamen_nuevo"),
    path("dictamenes/<int:pk>/", dictamenes.detalle, name="dictamen"),
    path("dictamenes/<int:pk>/editar/", dictamenes.editar, name="dictamen_editar"),
    path("dictamenes/<int:pk>/emitir/", dictamenes.emitir, name="dictamen_emitir"),
    path("dictamenes/<int:pk>/descartar/", dictamenes.descartar, name="dictamen_descartar"),
    # what each department keeps an eye on; norms, for everybody
    path("normas/", dependencias.normas, name="normas"),
    path("canales/", dependencias.canales, name="canales"),
    path("canales/archivos.csv", dependencias.archivos_csv, name="archivos_csv"),
    path("respuestas/", dependencias.respuestas, name="respuestas"),
    path("respuestas/respuestas.csv", dependencias.respuestas_csv, name="respuestas_csv"),
    # the ministry
    path("festivos/", festivos.festivos, name="festivos"),
    # the desk
    path("atencion/", atencion.buscar, name="buscar"),
    path("atencion/<slug:codigo>/", atencion.atender, name="atender"),
]
