"""Seed of the calendar: the holidays of the law, from 2019 to 2031."""

import holidays
from django.db import migrations


def cargar(apps, schema_editor):
    festivo = apps.get_model("calendario", "Festivo")
    dias = holidays.country_holidays("CO", years=range(2019, 2032), language="es")
    festivo.objects.bulk_create(
        festivo(fecha=dia, nombre=nombre[:80], acto="Ley 51 de 1983") for dia, nombre in sorted(dias.items())
    )


class Migration(migrations.Migration):
    dependencies = [("calendario", "0001_initial")]
    operations = [migrations.RunPython(cargar, migrations.RunPython.noop)]
