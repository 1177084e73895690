"""Catalogues of compliance: norms, regimes, closed lists, parameters, departments. No casework here."""

from django.contrib import admin

from .models import (
    Adscripcion,
    Dependencia,
    EntidadVigilada,
    EstadoReporte,
    Materia,
    Norma,
    ParametroAlerta,
    Regimen,
)


class EstadosEnLinea(admin.TabularInline):
    """The closed list of a regime, beside its parameters."""

    model = EstadoReporte
    extra = 0


class MateriasEnLinea(admin.TabularInline):
    model = Materia
    extra = 0


@admin.register(Regimen)
class RegimenAdmin(admin.ModelAdmin):
    list_display = ("nombre", "norma", "plazo_dias_habiles", "alerta_pendiente", "alerta_incumplido")
    inlines = (EstadosEnLinea, MateriasEnLinea)


@admin.register(Norma)
class NormaAdmin(admin.ModelAdmin):
    list_display = ("codigo", "version", "titulo", "vigente_desde")


@admin.register(ParametroAlerta)
class ParametroAlertaAdmin(admin.ModelAdmin):
    list_display = ("regimen", "entidad", "materia", "alerta_pendiente", "alerta_incumplido")
    raw_id_fields = ("entidad",)


@admin.register(Dependencia)
class DependenciaAdmin(admin.ModelAdmin):
    list_display = ("nombre", "tipo")
    filter_horizontal = ("regimenes",)


@admin.register(Adscripcion)
class AdscripcionAdmin(admin.ModelAdmin):
    """In which department each official supervises; without one an official sees no case."""

    list_display = ("nombramiento", "dependencia")
    raw_id_fields = ("nombramiento",)


@admin.register(EntidadVigilada)
class EntidadVigiladaAdmin(admin.ModelAdmin):
    list_display = ("entidad", "regimen", "es_de_pruebas")
    raw_id_fields = ("entidad", "pruebas_de")
