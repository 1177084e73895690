"""Numbers of cases, and what was declared, decided or said never changes: the database refuses it."""

from django.db import migrations

FIJAS = ["cumplimiento_reporte", "cumplimiento_ajuste", "cumplimiento_mensaje", "cumplimiento_respuesta"]
FUNCION = """
CREATE FUNCTION cumplimiento_solo_agregar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lo declarado no cambia: % en % no se permite.', TG_OP, TG_TABLE_NAME;
END $$;
"""
GATILLO = """
CREATE TRIGGER {tabla}_fijo BEFORE UPDATE OR DELETE ON {tabla}
  FOR EACH ROW EXECUTE FUNCTION cumplimiento_solo_agregar();
"""


class Migration(migrations.Migration):
    dependencies = [("cumplimiento", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE cumplimiento_caso START 1", "DROP SEQUENCE cumplimiento_caso"),
        migrations.RunSQL(FUNCION, "DROP FUNCTION cumplimiento_solo_agregar() CASCADE"),
        *(
            migrations.RunSQL(GATILLO.format(tabla=tabla), f"DROP TRIGGER {tabla}_fijo ON {tabla}")
            for tabla in FIJAS
        ),
    ]
