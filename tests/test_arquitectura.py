"""Invariants of the whole project, one test each."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, get_resolver

from sso_portal.celery import AGENDA

RAIZ = Path(settings.BASE_DIR)
PROPIAS = (
    "sso_portal",
    "plazas",
    "inscripciones",
    "asignacion",
    "cumplimiento",
    "tramites",
    "innovacion",
    "verificador",
)
AJENAS = ("admin/",)  # routes of others, which guard themselves


def fuentes(*, pruebas: bool = False) -> list[Path]:
    """Every Python file of ours that git knows, migrations apart."""
    nombres = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=RAIZ, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    carpetas = (*PROPIAS, *(["tests", "bench"] if pruebas else []))
    return [RAIZ / n for n in nombres if n.startswith(carpetas) and "/migrations/" not in n]


def rutas(patrones=None, prefijo=""):
    """Yield (route, view) for every URL of the project."""
    for patron in get_resolver().url_patterns if patrones is None else patrones:
        if isinstance(patron, URLPattern):
            yield prefijo + str(patron.pattern), patron.callback
        else:
            yield from rutas(patron.url_patterns, prefijo + str(patron.pattern))


def test_toda_ruta_publica_esta_en_la_lista_y_las_demas_exigen_sesion():
    lineas = (RAIZ / "tests/rutas_publicas.txt").read_text().splitlines()
    listadas = {linea for linea in lineas if linea and not linea.startswith("#")}
    abiertas = {
        f"/{ruta}"
        for ruta, vista in rutas()
        if not getattr(vista, "login_required", True) and not ruta.startswith(AJENAS)
    }
    assert abiertas == listadas


def test_ningun_archivo_es_un_cajon():
    largos = {str(f.relative_to(RAIZ)): n for f in fuentes() if (n := len(f.read_text().splitlines())) > 500}
    largos.pop("verificador/verificar.py")  # one file by contract: people download it alone
    cajones = [
        str(f.relative_to(RAIZ)) for f in fuentes() if f.stem in {"utils", "common", "helpers", "core"}
    ]
    assert not largos
    assert not cajones


def test_ninguna_funcion_pasa_de_cincuenta_lineas():
    largas = []
    for archivo in fuentes():
        for nodo in ast.walk(ast.parse(archivo.read_text())):
            if isinstance(nodo, ast.FunctionDef | ast.AsyncFunctionDef):
                largo = (nodo.end_lineno or 0) - nodo.lineno + 1
                if largo > 50:
                    largas.append(f"{archivo.relative_to(RAIZ)}:{nodo.name} ({largo})")
    assert not largas


def test_las_vistas_son_puertas_de_pocas_lineas():
    largas = []
    for archivo in fuentes():
        if "views" not in archivo.relative_to(RAIZ).parts and archivo.stem != "views":
            continue
        for nodo in ast.parse(archivo.read_text()).body:
            if isinstance(nodo, ast.FunctionDef):
                cuerpo = nodo.body[1:] if isinstance(nodo.body[0], ast.Expr) else nodo.body
                largo = (nodo.end_lineno or 0) - (cuerpo or nodo.body)[0].lineno + 1
                if largo > 20:
                    largas.append(f"{archivo.relative_to(RAIZ)}:{nodo.name} ({largo})")
    assert not largas


def test_solo_transitar_cambia_un_estado():
    """Nobody outside the record assigns ``.estado`` or updates it in bulk: acts leave their event."""
    culpables = []
    patron = re.compile(r"\.estado\s*=[^=]|\.update\([^)]*\bestado=")
    permitidos = {"sso_portal/nucleo/bitacora/servicios.py"}
    for archivo in fuentes():
        nombre = str(archivo.relative_to(RAIZ))
        if (
            nombre in permitidos
            or "/demo/" in nombre
            or "nucleo/avisos" in nombre
            or "nucleo/cargas" in nombre
        ):
            continue  # jobs of the queue are no legal acts
        culpables += [f"{nombre}: {m.group()}" for m in patron.finditer(archivo.read_text())]
    assert not culpables


@pytest.mark.django_db  # the checks of the models ask the server its version
def test_toda_tarea_que_se_encola_existe():
    current_app.loader.import_default_modules()
    nombradas = set()
    for archivo in fuentes():
        nombradas |= set(re.findall(r'encolar\(\s*"([a-z_.]+)"', archivo.read_text()))
    nombradas |= {x["task"] for x in AGENDA.values()}
    assert nombradas <= set(current_app.tasks)


def test_toda_plantilla_se_usa():
    textos = "\n".join(f.read_text() for f in fuentes())
    plantillas = sorted((RAIZ / "templates").rglob("*.*"))
    textos += "\n".join(p.read_text() for p in plantillas)
    sobran = []
    for plantilla in plantillas:
        nombre = str(plantilla.relative_to(RAIZ / "templates"))
        if nombre.startswith(("account/", "mfa/", "avisos/", "allauth/", "errores/")) or "/" not in nombre:
            continue  # asked for by allauth, by the name of the message or by the code of the failure
        if (
            f'"{nombre}"' not in textos
            and f"'{nombre}'" not in textos
            and nombre.rsplit("/", 1)[1] not in textos
        ):
            sobran.append(nombre)
    assert not sobran


def test_no_hay_estilos_ni_guiones_dentro_de_las_plantillas():
    culpables = []
    for plantilla in (RAIZ / "templates").rglob("*.html"):
        texto = plantilla.read_text()
        if re.search(
            r'\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")', texto
        ):
            culpables.append(str(plantilla.relative_to(RAIZ)))
    assert [c for c in culpables if not c.startswith("templates/pdf")] == []


def test_los_errores_los_dice_el_portal_y_no_el_navegador():
    """A form with something to write carries ``novalidate``: its sentences are ours and say what to do."""
    sueltas = []
    for plantilla in (RAIZ / "templates").rglob("*.html"):
        formularios = re.findall(r"<form((?:\{%.*?%\}|[^>])*)>(.*?)</form>", plantilla.read_text(), re.DOTALL)
        for etiqueta, cuerpo in formularios:
            pide = re.search(r"\{% campo|<textarea|<select|<input(?![^>]*hidden)", cuerpo)
            if 'method="post"' in etiqueta and pide and "novalidate" not in etiqueta:
                sueltas.append(str(plantilla.relative_to(RAIZ)))
    assert not sueltas


def test_ninguna_plantilla_es_mas_larga_que_lo_que_se_lee():
    largas = [
        str(p.relative_to(RAIZ))
        for p in (RAIZ / "templates").rglob("*.html")
        if len(p.read_text().splitlines()) > 120
    ]
    assert not largas


@pytest.mark.django_db
def test_la_base_tiene_una_restriccion_por_cada_par_de_quien_y_cuando():
    """Every ``x_en``/``x_por`` pair of a model is held together by a CheckConstraint that names both."""
    sueltos = []
    for modelo in apps.get_models():
        if not modelo.__module__.startswith(PROPIAS):
            continue
        campos = {c.name for c in modelo._meta.concrete_fields}
        restricciones = " ".join(str(r.deconstruct()) for r in modelo._meta.constraints)
        for campo in campos:
            par = campo.removesuffix("_en") + "_por"
            if not campo.endswith("_en") or par not in campos or not modelo._meta.get_field(campo).null:
                continue
            if not (campo in restricciones and par in restricciones):
                sueltos.append(f"{modelo._meta.label}.{campo}")
    assert not sueltos


def test_el_verificador_no_importa_nada_de_la_casa():
    for archivo in (RAIZ / "verificador").glob("*.py"):
        for nodo in ast.walk(ast.parse(archivo.read_text())):
            nombres = [a.name for a in nodo.names] if isinstance(nodo, ast.Import) else []
            nombres += [nodo.module or ""] if isinstance(nodo, ast.ImportFrom) else []
            assert not [n for n in nombres if n.split(".")[0] in {*PROPIAS, "django"}]
