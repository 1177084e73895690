"""A small institution: a procedure of two stages, its areas, its people, and cases in every state."""

from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.cuentas.servicios import declarar_documento
from tests.fabricas import EntidadFactory, PersonaFactory, UsuarioFactory, funcionario
from tests.nucleo.documentos.muestras import PDF
from tramites.busqueda import texto_de_busqueda
from tramites.diseno.estructura import Accion, Campo, Condicion, Documento, Estructura, Etapa, Tipo
from tramites.diseno.intercambio import a_json
from tramites.models import Area, Ficha, Puesto, Requisito, Tramite, VersionTramite
from tramites.servicios.borrador import empezar_solicitud, guardar_respuestas
from tramites.servicios.radicacion import radicar_solicitud

CAMPOS = (
    Campo("asunto", Tipo.TEXTO, "¿Qué pide?"),
    Campo("tiene_apoyo", Tipo.OPCION, "¿Alguien lo acompaña?", opciones=("Sí", "No")),
    Campo(
        "quien", Tipo.PERSONA, "¿Quién?", si=Condicion("tiene_apoyo", ("Sí",)), seccion="Quién lo acompaña"
    ),
    Campo("cuando", Tipo.FECHA, "¿Desde cuándo?", obligatorio=False),
    Campo("cuantos", Tipo.NUMERO, "¿Cuántos días?", obligatorio=False),
    Campo("donde", Tipo.TERRITORIO, "¿En qué municipio?", obligatorio=False),
    Campo("prueba", Tipo.ARCHIVO, "La prueba", obligatorio=False, seccion="Documentos"),
)
ETAPAS = (
    Etapa("estudio", "Estudio", "juridica", 5, (
        Accion("pasar", "Pasar a decisión", "decision"),
        Accion("archivar", "Archivar", "fin:archivada", pide_motivo=True),
    )),
    Etapa("decision", "Decisión", "direccion", 10, (
        Accion("conceder", "Conceder", "fin:favorable"),
        Accion("negar", "Negar", "fin:desfavorable", pide_motivo=True),
    ), Documento("Respuesta", "{persona} pidió: {asunto}. Decidimos: {decision}. {motivo}")),
)  # fmt: skip
ESTRUCTURA = Estructura(CAMPOS, ETAPAS, "estudio")
RESPUESTAS = {"asunto": "Una copia", "tiene_apoyo": "No"}


def ciudadana(numero="1020304050"):
    """An account with its person and her document."""
    usuario = UsuarioFactory(persona=PersonaFactory())
    declarar_documento(usuario.persona, "CC", numero)
    return usuario


def tramite(entidad=None, codigo="copia-de-acta", **datos):
    """A procedure with its page published, which asks for one document."""
    nuevo = Tramite.objects.create(
        entidad=entidad or EntidadFactory(), codigo=codigo, tipo_producto="certificado",
        **{"nombre": "Copia de un acta", **datos},
    )  # fmt: skip
    ficha = Ficha.objects.create(
        tramite=nuevo, version=1, nombre=nuevo.nombre, estado="publicada", modalidad="en_linea",
        costo="Gratuito", tiempo_maximo_dias_habiles=15, canales_inicio=["web"],
        consulta_estado="Con el código", publicada_en=timezone.now(), publicada_por=UsuarioFactory(),
        busqueda=texto_de_busqueda(nuevo.nombre, ""),
    )  # fmt: skip
    Requisito.objects.create(ficha=ficha, orden=1, texto="Copia de la cédula", exige_documento=True)
    Requisito.objects.create(ficha=ficha, orden=2, texto="Diga el número del acta")
    return nuevo


def publicada(tramite_, estructura=ESTRUCTURA, numero=1):
    """A published version, with the areas it names."""
    for codigo in dict.fromkeys(e.area for e in estructura.etapas):
        Area.objects.get_or_create(
            entidad=tramite_.entidad, codigo=codigo, defaults={"nombre": f"Área {codigo}"}
        )
    return VersionTramite.objects.create(
        tramite=tramite_, numero=numero, estructura=a_json(estructura), estado="publicada",
        publicada_en=timezone.now(), publicada_por=UsuarioFactory(),
    )  # fmt: skip


def de_area(entidad, codigo="juridica", *, es_jefe=False, usuario=None, **datos):
    """Somebody who answers the cases of an area; ``usuario``: one already appointed."""
    usuario = usuario or funcionario(Rol.FUNCIONARIO, entidad=entidad, **datos)
    area, _ = Area.objects.get_or_create(
        entidad=entidad, codigo=codigo, defaults={"nombre": f"Área {codigo}"}
    )
    Puesto.objects.create(area=area, usuario=usuario, es_jefe=es_jefe)
    return usuario


def institucion():
    """``entidad, tramite, version, ana`` (of juridica), ``luz`` (of direccion), ``eva`` (a citizen)."""
    t = tramite()
    version = publicada(t)
    return SimpleNamespace(
        entidad=t.entidad, tramite=t, version=version, eva=ciudadana(),
        ana=de_area(t.entidad, nombre_visible="Ana"),
        luz=de_area(t.entidad, "direccion", nombre_visible="Luz"),
        admin=funcionario(Rol.ADMIN_TRAMITES, entidad=t.entidad),
    )  # fmt: skip


def borrador(i, de=None, **respuestas):
    """A draft with its compulsory answers."""
    de = de or i.eva
    solicitud = empezar_solicitud(i.tramite, persona=de.persona, actor=de)
    guardar_respuestas(solicitud, {**RESPUESTAS, **respuestas}, actor=de)
    return solicitud


def radicada(i, de=None, **respuestas):
    """A case already sent."""
    solicitud = borrador(i, de, **respuestas)
    return radicar_solicitud(solicitud, actor=de or i.eva)


def archivo(nombre="prueba.pdf"):
    return SimpleUploadedFile(nombre, PDF, "application/pdf")
