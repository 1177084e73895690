"""Where things are (DIVIPOLA) and who is competent there."""

from django.db import models


class Departamento(models.Model):
    """One of the 32 departamentos or Bogotá, D. C. Source: DANE, DIVIPOLA."""

    codigo = models.CharField(max_length=2, primary_key=True)
    nombre = models.CharField(max_length=60, unique=True)
    sigla = models.CharField(max_length=3, unique=True)  # three letters for the map of squares

    class Meta:
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class AutoridadTerritorial(models.Model):
    """A secretaría (or institute) of health: competent over the municipios that name it."""

    codigo = models.CharField(max_length=8, primary_key=True)  # "52", or "08001" for a district
    nombre = models.CharField(max_length=120, unique=True)
    departamento = models.ForeignKey(Departamento, models.PROTECT, related_name="autoridades")
    es_supuesto = models.BooleanField(default=False)  # its competence is assumed, no public source says it

    class Meta:
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class Municipio(models.Model):
    """A municipio or area of DIVIPOLA, with the one authority competent there."""

    codigo = models.CharField(max_length=5, primary_key=True)
    nombre = models.CharField(max_length=60)
    departamento = models.ForeignKey(Departamento, models.PROTECT, related_name="municipios")
    autoridad = models.ForeignKey(AutoridadTerritorial, models.PROTECT, related_name="municipios")

    class Meta:
        ordering = ["departamento__nombre", "nombre"]

    def __str__(self) -> str:
        return f"{self.nombre}, {self.departamento.nombre}"


class Entidad(models.Model):
    """An organisation, once for every room; what a room adds to it is one-to-one in that room."""

    class Tipo(models.TextChoices):
        IPS = "ips", "IPS"
        DIRECCION_TERRITORIAL = "direccion_territorial", "Dirección territorial de salud"
        ADMINISTRACION = "administracion", "Administración pública"
        INVESTIGACION = "investigacion", "Centro de investigación"
        PROTECCION_SOCIAL = "proteccion_social", "Entidad de protección social"

    nit = models.CharField("NIT", max_length=12, unique=True)
    nombre = models.CharField(max_length=160)
    tipo = models.CharField(max_length=24, choices=Tipo, default=Tipo.IPS)
    municipio = models.ForeignKey(Municipio, models.PROTECT, related_name="entidades")
    direccion = models.CharField("dirección", max_length=160, blank=True)
    telefono = models.CharField("teléfono", max_length=20, blank=True)
    correo = models.EmailField("correo", blank=True)
    esta_activa = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.nombre
