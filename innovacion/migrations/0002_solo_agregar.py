"""What was measured, lived or said to be one person never changes: the database refuses it."""

from django.db import migrations

FIJAS = ["innovacion_pasoetapa", "innovacion_medicion", "innovacion_fusion", "innovacion_tablerovisto"]
FUNCION = """
CREATE FUNCTION innovacion_solo_agregar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lo anotado no cambia: % en % no se permite.', TG_OP, TG_TABLE_NAME;
END $$;
"""
GATILLO = """
CREATE TRIGGER {tabla}_fijo BEFORE UPDATE OR DELETE ON {tabla}
  FOR EACH ROW EXECUTE FUNCTION innovacion_solo_agregar();
"""


class Migration(migrations.Migration):
    dependencies = [("innovacion", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCION, "DROP FUNCTION innovacion_solo_agregar() CASCADE"),
        *(
            migrations.RunSQL(GATILLO.format(tabla=tabla), f"DROP TRIGGER {tabla}_fijo ON {tabla}")
            for tabla in FIJAS
        ),
    ]
