"""What is sealed, committed, drawn or published refuses to change, in the database itself."""

from django.db import migrations

FUNCIONES = """
CREATE FUNCTION asignacion_escrito_una_vez() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columna text;
  antes jsonb := to_jsonb(OLD);
  despues jsonb := to_jsonb(NEW);
BEGIN
  FOREACH columna IN ARRAY TG_ARGV LOOP
    IF coalesce(antes ->> columna, '') NOT IN ('', '\\x') AND antes -> columna IS DISTINCT FROM despues -> columna THEN
      RAISE EXCEPTION 'Lo sellado no cambia: % en %.', columna, TG_TABLE_NAME;
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE FUNCTION asignacion_fijo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lo sellado no cambia: % en % no se permite.', TG_OP, TG_TABLE_NAME;
END $$;
"""

UNA_VEZ = {
    "asignacion_sorteo": (
        "convocatoria_id numero proceso es_ensayo es_abierto congelamiento reglas conteos h0 sello_h0 sellado_en"
        " sellado_por_id ronda relacion sello_relacion cerrado_en cerrado_por_id baliza_firma baliza_fuente"
        " baliza_en semilla semilla_en archivo_sorteo clic_por_id clic_en ejecutado_en resultado_sha256"
        " exonerado_en avisado_en acta_id bitacora_raiz firmado_en superado_en anulado_en anulacion_acto"
    ),
    "asignacion_entradasellada": (
        "sorteo_id profesion_id entrada entrada_sha256 sales raiz n cupos resultado resultado_sha256"
        " raiz_resultados verificado_sha256 asignados"
    ),
    "asignacion_compromiso": ("sorteo_id veedor_id compromiso sello comprometido_en revelado revelado_en"),
}
FIJAS = ["asignacion_participante", "asignacion_resultado"]
DADOS = """
CREATE TRIGGER asignacion_sorteo_dados BEFORE UPDATE ON asignacion_sorteo FOR EACH ROW
  WHEN (OLD.cerrado_en IS NOT NULL AND OLD.dados IS DISTINCT FROM NEW.dados)
  EXECUTE FUNCTION asignacion_fijo();
"""


def una_vez(tabla, columnas):
    argumentos = ", ".join(f"'{columna}'" for columna in columnas.split())
    return f"""
    CREATE TRIGGER {tabla}_una_vez BEFORE UPDATE ON {tabla}
      FOR EACH ROW EXECUTE FUNCTION asignacion_escrito_una_vez({argumentos});
    CREATE TRIGGER {tabla}_queda BEFORE DELETE ON {tabla} FOR EACH ROW EXECUTE FUNCTION asignacion_fijo();
    CREATE TRIGGER {tabla}_entera BEFORE TRUNCATE ON {tabla}
      FOR EACH STATEMENT EXECUTE FUNCTION asignacion_fijo();
    """


def fija(tabla):
    return f"""
    CREATE TRIGGER {tabla}_queda BEFORE UPDATE OR DELETE ON {tabla}
      FOR EACH ROW EXECUTE FUNCTION asignacion_fijo();
    CREATE TRIGGER {tabla}_entera BEFORE TRUNCATE ON {tabla}
      FOR EACH STATEMENT EXECUTE FUNCTION asignacion_fijo();
    """


class Migration(migrations.Migration):
    dependencies = [("asignacion", "0001_initial")]

    operations = [
        migrations.RunSQL(
            FUNCIONES,
            "DROP FUNCTION asignacion_escrito_una_vez() CASCADE; DROP FUNCTION asignacion_fijo() CASCADE",
        ),
        *(migrations.RunSQL(una_vez(t, c), migrations.RunSQL.noop) for t, c in UNA_VEZ.items()),
        *(migrations.RunSQL(fija(tabla), migrations.RunSQL.noop) for tabla in FIJAS),
        migrations.RunSQL(DADOS, migrations.RunSQL.noop),
    ]
