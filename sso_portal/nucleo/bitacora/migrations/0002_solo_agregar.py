"""The record refuses to change, in the database itself."""

from django.db import migrations

TABLAS = ["bitacora_evento", "bitacora_lectura", "bitacora_lote", "bitacora_loteevento"]

FUNCION = """
CREATE FUNCTION bitacora_solo_agregar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'La bitácora solo admite agregar: % en % no se permite.', TG_OP, TG_TABLE_NAME;
END $$;
"""


def disparadores(tabla):
    return f"""
    CREATE TRIGGER {tabla}_fija BEFORE UPDATE OR DELETE ON {tabla}
      FOR EACH ROW EXECUTE FUNCTION bitacora_solo_agregar();
    CREATE TRIGGER {tabla}_entera BEFORE TRUNCATE ON {tabla}
      FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_agregar();
    """


class Migration(migrations.Migration):
    dependencies = [("bitacora", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCION, "DROP FUNCTION bitacora_solo_agregar() CASCADE"),
        *(
            migrations.RunSQL(
                disparadores(tabla),
                f"DROP TRIGGER {tabla}_fija ON {tabla}; DROP TRIGGER {tabla}_entera ON {tabla}",
            )
            for tabla in TABLAS
        ),
    ]
