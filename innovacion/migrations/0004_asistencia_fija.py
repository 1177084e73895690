"""Who came does not change: the database refuses it."""

from django.db import migrations

GATILLO = """
CREATE TRIGGER innovacion_asistencia_fijo BEFORE UPDATE OR DELETE ON innovacion_asistencia
  FOR EACH ROW EXECUTE FUNCTION innovacion_solo_agregar();
"""


class Migration(migrations.Migration):
    dependencies = [("innovacion", "0003_innovatones_y_circulos")]
    operations = [
        migrations.RunSQL(GATILLO, "DROP TRIGGER innovacion_asistencia_fijo ON innovacion_asistencia"),
    ]
