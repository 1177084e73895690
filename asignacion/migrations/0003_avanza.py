"""A draw only goes forward, and its committee is the one that was named: the database says so too."""

from django.db import migrations

AVANZA = """
CREATE FUNCTION asignacion_sorteo_avanza() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.estado || '>' || NEW.estado NOT IN (
    'sellado>con_semilla', 'sellado>superado', 'sellado>anulado', 'con_semilla>en_ejecucion',
    'con_semilla>anulado', 'en_ejecucion>ejecutado', 'en_ejecucion>detenido', 'detenido>en_ejecucion',
    'detenido>anulado', 'ejecutado>firmado', 'ejecutado>anulado', 'firmado>anulado'
  ) THEN
    RAISE EXCEPTION 'Lo sellado no cambia: de % no se pasa a %.', OLD.estado, NEW.estado;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER asignacion_sorteo_avanza BEFORE UPDATE ON asignacion_sorteo FOR EACH ROW
  WHEN (OLD.estado IS DISTINCT FROM NEW.estado) EXECUTE FUNCTION asignacion_sorteo_avanza();
CREATE TRIGGER asignacion_sorteo_totales BEFORE UPDATE ON asignacion_sorteo FOR EACH ROW
  WHEN (
    (OLD.total_asignados, OLD.total_primera_opcion) IS DISTINCT FROM
    (NEW.total_asignados, NEW.total_primera_opcion)
    AND NOT (OLD.estado = 'en_ejecucion' AND NEW.estado = 'ejecutado')
  )
  EXECUTE FUNCTION asignacion_fijo();
CREATE TRIGGER asignacion_sorteo_quien BEFORE UPDATE ON asignacion_sorteo FOR EACH ROW
  EXECUTE FUNCTION asignacion_escrito_una_vez('superado_por_id', 'anulado_por_id');
"""
COMITE = """
CREATE FUNCTION asignacion_comite_nombrado() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM asignacion_sorteo
    WHERE convocatoria_id = NEW.convocatoria_id AND estado NOT IN ('superado', 'anulado')
      AND (TG_OP = 'INSERT' OR clic_en IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'Lo sellado no cambia: % en % no se permite.', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER asignacion_veedor_nombrado BEFORE INSERT ON asignacion_veedor
  FOR EACH ROW EXECUTE FUNCTION asignacion_comite_nombrado();
CREATE TRIGGER asignacion_veedor_codigo BEFORE UPDATE ON asignacion_veedor FOR EACH ROW
  WHEN (OLD.codigo_clic IS DISTINCT FROM NEW.codigo_clic) EXECUTE FUNCTION asignacion_comite_nombrado();
CREATE TRIGGER asignacion_veedor_una_vez BEFORE UPDATE ON asignacion_veedor FOR EACH ROW
  EXECUTE FUNCTION asignacion_escrito_una_vez(
    'convocatoria_id', 'orden', 'usuario_id', 'nombre', 'representa', 'nombrado_en'
  );
CREATE TRIGGER asignacion_veedor_queda BEFORE DELETE ON asignacion_veedor
  FOR EACH ROW EXECUTE FUNCTION asignacion_fijo();
CREATE TRIGGER asignacion_veedor_entera BEFORE TRUNCATE ON asignacion_veedor
  FOR EACH STATEMENT EXECUTE FUNCTION asignacion_fijo();
"""


class Migration(migrations.Migration):
    dependencies = [("asignacion", "0002_inmutable")]

    operations = [
        migrations.RunSQL(AVANZA, "DROP FUNCTION asignacion_sorteo_avanza() CASCADE"),
        migrations.RunSQL(COMITE, "DROP FUNCTION asignacion_comite_nombrado() CASCADE"),
    ]
