"""The country: 33 departamentos, 1,122 municipios and 34 authorities."""

from django.db import migrations

from sso_portal.nucleo.territorio import divipola


def cargar(apps, schema_editor):
    modelo = lambda nombre: apps.get_model("territorio", nombre)
    departamentos, municipios = divipola.leer()
    autoridades = divipola.autoridades(departamentos)
    modelo("Departamento").objects.bulk_create(
        modelo("Departamento")(codigo=c, nombre=n, sigla=divipola.SIGLAS[c]) for c, n in departamentos.items()
    )
    modelo("AutoridadTerritorial").objects.bulk_create(
        modelo("AutoridadTerritorial")(codigo=c, nombre=n, departamento_id=d, es_supuesto=s)
        for c, (n, d, s) in autoridades.items()
    )
    modelo("Municipio").objects.bulk_create(
        modelo("Municipio")(codigo=c, nombre=n, departamento_id=d, autoridad_id=c if c in autoridades else d)
        for c, (n, d) in municipios.items()
    )


class Migration(migrations.Migration):
    dependencies = [("territorio", "0001_initial")]
    operations = [migrations.RunPython(cargar, migrations.RunPython.noop)]
