from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cumplimiento", "0004_servicio_web"), ("documentos", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="recepcion",
            name="archivo",
            field=models.ForeignKey(
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="recepciones",
                to="documentos.archivo",
            ),
        ),
    ]
