"""The tags every template may use without loading anything: the hand in which the portal is drawn.

Each component shows itself, with its code, in the gallery (``/demo/componentes/``).
"""

import uuid

from django import template
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from sso_portal.nucleo.legible import cifras as escritas
from sso_portal.nucleo.legible import fechas
from sso_portal.nucleo.legible import huella as huellas
from sso_portal.portada import formas, palabras_estado
from sso_portal.portada.mapa import cuadros
from sso_portal.portada.origenes import direccion_para_proponer, origen_de

register = template.Library()


# --- Words: dates, pesos, states ---


@register.filter
def fecha_larga(cuando):
    """{{ fecha|fecha_larga }} → «miércoles 6 de enero de 2027»."""
    return fechas.fecha_larga(cuando) if cuando else ""


@register.filter
def fecha(cuando):
    """{{ fecha|fecha }} → «6 de enero de 2027»."""
    return fechas.fecha(cuando) if cuando else ""


@register.filter
def instante(cuando):
    """{{ instante|instante }} → «miércoles 6 de enero de 2027, 5:00 p. m.»."""
    return fechas.instante(cuando) if cuando else ""


@register.filter
def hora(cuando):
    """{{ instante|hora }} → «5:00 p. m.»."""
    return fechas.hora(cuando) if cuando else ""


@register.filter
def faltan(vence):
    """{{ fecha|faltan }} → «Faltan 2 días»."""
    return fechas.faltan(vence, timezone.localdate()) if vence else ""


@register.filter
def miles(numero):
    """{{ 1255|miles }} → «1.255»."""
    return escritas.miles(numero) if numero is not None else ""


@register.filter
def telefono(numero):
    """{{ plaza.telefono_contacto|telefono }} → «601 330 5000»."""
    return escritas.telefono(numero) if numero else ""


@register.filter
def tamano(tamano_bytes):
    """{{ archivo.size|tamano }} → «2,1 MB»."""
    return escritas.tamano(tamano_bytes)


@register.simple_tag
def dinero(pesos):
    """{% dinero 2500000 %} → «$ 2.500.000»; nothing to say when the IPS did not tell."""
    return "no informado" if pesos in {None, ""} else escritas.dinero(pesos)


@register.simple_tag
def estado_palabra(palabra, clase=None):
    """{% estado_palabra "Radicada" "medio" %}: the word with its square; without class, that of the
    gallery.
    """
    clase = palabras_estado.clase_de(palabra) if clase is None else clase
    return format_html('<span class="estado {}">{}</span>', clase, palabra)


@register.simple_tag
def estado(objeto):
    """{% estado inscripcion %}: the ``estado`` of a row, in the words and squares of its kind."""
    palabra = objeto.get_estado_display()
    cosa = palabras_estado.MODELOS.get(objeto._meta.model_name, "")
    return estado_palabra(palabra, palabras_estado.clase_de(palabra, cosa))


@register.simple_tag
def huella(hexadecimal):
    """{% huella hex %}: a fingerprint in groups of four."""
    grupos = format_html_join(" ", "<span>{}</span>", ((grupo,) for grupo in huellas.grupos(hexadecimal)))
    return format_html('<p class="huella" role="group" aria-label="Huella">{}</p>', grupos)


@register.simple_tag
def palabras(hexadecimal):
    """{% palabras hex %}: the eight words of a fingerprint, to compare aloud."""
    return ", ".join(huellas.palabras(hexadecimal))


# --- Frame ---


@register.simple_tag(takes_context=True)
def prefijo_titulo(context):
    """«Error: » when any form of the page was sent with errors. base.html puts it before each title."""
    formularios = (valor for capa in context for valor in capa.values())
    hay = any(isinstance(f, (BaseForm, BaseFormSet)) and formas.tiene_errores(f) for f in formularios)
    return "Error: " if hay else ""


@register.inclusion_tag("componentes/migas.html")
def migas(*partes):
    """{% migas "Plazas" url "Comparar" %}: text and address by pairs; the last text, alone, is this page."""
    return {"enlaces": list(zip(partes[:-1:2], partes[1::2], strict=True)), "aqui": partes[-1]}


@register.simple_tag(takes_context=True)
def llave_idempotencia(context):
    """{% llave_idempotencia %} inside each form that creates or decides: the same key comes back after
    an error.
    """
    peticion = context.get("request")
    llave = (peticion and peticion.POST.get("llave")) or uuid.uuid4()
    return format_html('<input type="hidden" name="llave" value="{}">', llave)


@register.inclusion_tag("componentes/paginacion.html", takes_context=True)
def paginacion(context, pagina):
    """{% paginacion pagina %}: the pages of a list; the filters of the address stay."""
    numeros = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    return {"pagina": pagina, "numeros": list(numeros), "request": context.get("request")}


@register.simple_tag
def origen_del_reto(reto):
    """{% origen_del_reto reto %}: of what a challenge was born, by its reference; only for its team.

    Without link where the room is closed to who looks after the community: it would lead to nothing.
    """
    palabras, url = origen_de(reto.origen_tipo, reto.origen_referencia)
    nombre = format_html('<a href="{}">{}</a>', url, palabras) if url else palabras
    return format_html("<p>Nació de {}, con la referencia {}.</p>", nombre, reto.origen_referencia)


@register.simple_tag(takes_context=True)
def abrir_reto(context, tipo, referencia):
    """{% abrir_reto "obligacion" caso.codigo %}: an official turns what she reads into a challenge."""
    usuario = context.get("user")
    url = direccion_para_proponer(tipo, referencia)
    if not url or not (usuario and usuario.is_authenticated and usuario.es_funcionario):
        return ""
    return format_html('<p><a class="enlace-fuerte" href="{}">Abrir un reto de innovación</a></p>', url)


# --- Forms ---


@register.inclusion_tag("componentes/campo.html")
def campo(bound, clase="", *, opcional=False, ocultar_rotulo=False):
    """{% campo form.nombre %}: label, help, error and control. ``clase``: c2, c4, c10, todo.
    ``opcional=True`` says so.
    """
    return formas.contexto_campo(bound, clase, opcional=opcional, ocultar_rotulo=ocultar_rotulo)


@register.inclusion_tag("componentes/resumen_errores.html")
def resumen_errores(*formularios):
    """{% resumen_errores form formset %}: «Hay un problema» with a link to each field; nothing when all
    is well.
    """
    return {"problemas": [p for f in formularios if f for p in formas.problemas(f)]}


# --- Data ---


@register.inclusion_tag("componentes/mapa.html")
def mapa(datos, titulo, url="", **opciones):
    """{% mapa datos "Plazas por departamento" "/plazas/?departamento=" %}: 33 squares and the same as a
    table.

    ``datos``: DIVIPOLA code → count. ``url`` gets the code at its end. ``personas=True`` hides counts
    under five.
    """
    tabla = opciones.pop("tabla", True)
    lista = cuadros(datos, **opciones)
    return {"cuadros": lista, "titulo": titulo, "url": url, "tabla": tabla}


@register.inclusion_tag("componentes/cifras.html")
def cifras(lista):
    """{% cifras lista %}: three to five figures, each (label, value) or (label, value, "alerta")."""
    filas = [(rotulo, valor, *(resto or [""])) for rotulo, valor, *resto in lista]
    return {"filas": [(r, v if isinstance(v, str) else escritas.miles(v), c) for r, v, c in filas]}


@register.inclusion_tag("componentes/linea_tiempo.html")
def linea_tiempo(hitos, *, acostada=False):
    """{% linea_tiempo hitos acostada=True %}: ``legible.fechas.Hito`` list; inside .contenedor it can
    lie down.
    """
    ahora = timezone.now()
    return {"hitos": [(hito, hito.fase(ahora)) for hito in hitos], "acostada": acostada}


@register.inclusion_tag("componentes/pasos.html")
def pasos(etapas, actual, detalle=""):
    """{% pasos etapas "Validando" "12.400 de 20.000 filas" %}: stages of a job; ``actual`` past the
    last: all done.
    """
    donde = etapas.index(actual) if actual in etapas else len(etapas)
    marcas = [(e, "paso" if n < donde else "aqui" if n == donde else "") for n, e in enumerate(etapas)]
    return {"marcas": marcas, "detalle": detalle}


@register.simple_tag
def barra(valor, maximo, meta=None, *, bajo=False):
    """{% barra 12 40 %}: a bar for a table's cell; the number is written beside it. ``meta`` draws the
    goal.
    """
    ancho = f"{100 * min(valor, maximo) / maximo:.1f}" if maximo else "0"
    raya = ""
    if meta is not None and maximo:
        x = f"{100 * min(meta, maximo) / maximo:.1f}"
        raya = format_html('<line class="meta" x1="{0}" x2="{0}" y1="0" y2="10"/>', x)
    return format_html(
        '<svg class="barra" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="fondo" width="100" height="10"/><rect class="{}" width="{}" height="10"/>{}</svg>',
        "bajo" if bajo else "dato",
        ancho,
        raya or mark_safe(""),
    )


@register.simple_tag
def clave(texto):
    """{% clave secreto %}: a secret to be typed, in groups of four; letters as they are."""
    grupos = format_html_join(" ", "<span>{}</span>", ((texto[i : i + 4],) for i in range(0, len(texto), 4)))
    return format_html('<p class="huella">{}</p>', grupos)
