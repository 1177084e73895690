from django.urls import path

from . import urls_convocatorias
from .views import caso, envio, jefatura, mesa, orientacion, pasos, preferencias, recurso, registro, soportes

app_name = "inscripciones"

# The professional's registration
mia = "mi-inscripcion/<uuid:pk>/"
REGISTRO = [
    path("debo-inscribirme/", orientacion.debo_inscribirme, name="debo_inscribirme"),
    path("mi-inscripcion/", registro.inicio, name="inicio"),
    path("mi-inscripcion/empezar/", registro.empezar, name="empezar"),
    path("mi-inscripcion/municipios/", pasos.municipios, name="municipios"),
    path(
        "mi-inscripcion/plaza/<str:codigo>/", preferencias.agregar_del_catalogo, name="agregar_del_catalogo"
    ),
    path(mia, registro.detalle, name="detalle"),
    path(f"{mia}profesion/", registro.profesion, name="profesion"),
    path(f"{mia}datos/", pasos.datos, name="datos"),
    path(f"{mia}formacion/", pasos.formacion, name="formacion"),
    path(f"{mia}prioridad/", soportes.prioridad, name="prioridad"),
    path(f"{mia}prioridad/ninguna/", soportes.ninguna, name="ninguna"),
    path(f"{mia}prioridad/seguir/", soportes.confirmar_prioridad, name="confirmar_prioridad"),
    path(f"{mia}prioridad/quitar/<int:condicion_id>/", soportes.quitar_condicion, name="quitar_condicion"),
    path(f"{mia}prioridad/condicion/", soportes.condicion, name="condicion"),
    path(f"{mia}preferencias/", preferencias.preferencias, name="preferencias"),
    path(f"{mia}preferencias/mover/", preferencias.mover, name="mover_preferencia"),
    path(f"{mia}preferencias/buscar/", preferencias.buscar, name="buscar_plaza"),
    path(f"{mia}preferencias/agregar/", preferencias.agregar, name="agregar_preferencia"),
    path(f"{mia}departamentos/", preferencias.departamentos, name="departamentos"),
    path(f"{mia}documentos/", soportes.documentos, name="documentos"),
    path(f"{mia}documentos/quitar/<str:tipo>/", soportes.quitar_documento, name="quitar_documento"),
    path(f"{mia}revisar/", envio.revisar, name="revisar"),
    path(f"{mia}enviar/", envio.enviar, name="enviar"),
    path(f"{mia}enviada/", envio.enviada, name="enviada"),
    path(f"{mia}copia.pdf", envio.copia, name="copia"),
    path(f"{mia}reenviar/", envio.reenviar, name="reenviar"),
    path(f"{mia}retirar/", envio.retirar, name="retirar"),
    path(f"{mia}apelar/", recurso.apelar, name="apelar"),
    path(f"{mia}apelar/documento/", recurso.adjuntar_prueba, name="adjuntar_prueba"),
]

# The desk of the secretarías
un_caso = "mesa/<uuid:pk>/"
MESA = [
    path("mesa/", mesa.mesa, name="mesa"),
    path("mesa/siguiente/", mesa.tomar_siguiente, name="tomar_siguiente"),
    path("mesa/validar/", mesa.validar_varias, name="validar_varias"),
    path("mesa/teclas/", mesa.teclas, name="teclas"),
    path("mesa/territorio/", jefatura.territorio, name="territorio"),
    path("mesa/secretarias/", jefatura.secretarias, name="secretarias"),
    path("mesa/apelaciones/", recurso.recursos, name="recursos"),
    path("mesa/apelaciones/<uuid:pk>/", recurso.resolver_recurso, name="resolver_recurso"),
    path(un_caso, caso.caso, name="caso"),
    path(f"{un_caso}tomar/", caso.tomar, name="tomar"),
    path(f"{un_caso}soltar/", caso.soltar, name="soltar"),
    path(f"{un_caso}punto/<slug:codigo>/", caso.anotar, name="anotar"),
    path(f"{un_caso}condicion/<int:condicion_id>/", caso.decidir_condicion, name="decidir_condicion"),
    path(f"{un_caso}validar/", caso.validar, name="validar"),
    path(f"{un_caso}devolver/", caso.devolver, name="devolver"),
    path(f"{un_caso}proponer-rechazo/", caso.proponer_rechazo, name="proponer_rechazo"),
    path(f"{un_caso}confirmar-rechazo/", caso.confirmar_rechazo, name="confirmar_rechazo"),
    path(f"{un_caso}negar-rechazo/", caso.negar_rechazo, name="negar_rechazo"),
    path(f"{un_caso}proponer-anulacion/", caso.proponer_anulacion, name="proponer_anulacion"),
    path(f"{un_caso}confirmar-anulacion/", caso.confirmar_anulacion, name="confirmar_anulacion"),
    path(f"{un_caso}negar-anulacion/", caso.negar_anulacion, name="negar_anulacion"),
    path(f"{un_caso}deshacer/", caso.deshacer, name="deshacer"),
]

urlpatterns = [*urls_convocatorias.urlpatterns, *REGISTRO, *MESA]
