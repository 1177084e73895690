"""Professions called today and the communities whose plazas give their members priority."""

from django.db import migrations

PROFESIONES = [
    ("MEDICINA", "Medicina", "médica o médico"),
    ("ENFERMERIA", "Enfermería", "enfermera o enfermero"),
    ("ODONTOLOGIA", "Odontología", "odontóloga u odontólogo"),
    ("BACTERIOLOGIA", "Bacteriología", "bacterióloga o bacteriólogo"),
]
COMUNIDADES = [
    ("RAIZAL", "Pueblo raizal"),
    ("ARHUACO", "Pueblo arhuaco"),
    ("AWA", "Pueblo awá"),
    ("EMBERA", "Pueblo emberá"),
    ("INGA", "Pueblo inga"),
    ("KAMENTSA", "Pueblo kamëntsá"),
    ("MISAK", "Pueblo misak"),
    ("NASA", "Pueblo nasa"),
    ("PASTO", "Pueblo de los pastos"),
    ("SIKUANI", "Pueblo sikuani"),
    ("TIKUNA", "Pueblo tikuna"),
    ("UITOTO", "Pueblo uitoto"),
    ("WAYUU", "Pueblo wayuu"),
    ("ZENU", "Pueblo zenú"),
]


def cargar(apps, schema_editor):
    profesion, comunidad = apps.get_model("plazas", "Profesion"), apps.get_model("plazas", "Comunidad")
    profesion.objects.bulk_create(
        profesion(codigo=c, nombre=n, gentilicio=g, orden=i) for i, (c, n, g) in enumerate(PROFESIONES)
    )
    comunidad.objects.bulk_create(comunidad(codigo=c, nombre=n) for c, n in COMUNIDADES)


class Migration(migrations.Migration):
    dependencies = [("plazas", "0001_initial")]
    operations = [migrations.RunPython(cargar, migrations.RunPython.noop)]
