"""States of what people build together, and the edges between them."""

from django.db import models


class EstadoReto(models.TextChoices):
    """A challenge: anybody proposes it, the community team opens it."""

    PROPUESTO = "propuesto", "Propuesto"
    ABIERTO = "abierto", "Abierto"
    CERRADO = "cerrado", "Cerrado"


TRANSICIONES_RETO = {
    EstadoReto.PROPUESTO: {EstadoReto.ABIERTO, EstadoReto.CERRADO},
    EstadoReto.ABIERTO: {EstadoReto.CERRADO},
    EstadoReto.CERRADO: {EstadoReto.ABIERTO},
}


class EstadoAporte(models.TextChoices):
    """What somebody said: at once with an account, after being read without one."""

    EN_REVISION = "en_revision", "En revisión"
    PUBLICADO = "publicado", "Publicado"
    RETIRADO = "retirado", "Retirado"


TRANSICIONES_APORTE = {
    EstadoAporte.EN_REVISION: {EstadoAporte.PUBLICADO, EstadoAporte.RETIRADO},
    EstadoAporte.PUBLICADO: {EstadoAporte.RETIRADO},
    EstadoAporte.RETIRADO: {EstadoAporte.PUBLICADO},
}


class EstadoPractica(models.TextChoices):
    """A page of the library."""

    BORRADOR = "borrador", "Borrador"
    EN_REVISION = "en_revision", "En revisión"
    PUBLICADA = "publicada", "Publicada"
    RETIRADA = "retirada", "Retirada"


TRANSICIONES_PRACTICA = {
    EstadoPractica.BORRADOR: {EstadoPractica.EN_REVISION},
    EstadoPractica.EN_REVISION: {EstadoPractica.PUBLICADA, EstadoPractica.BORRADOR},
    EstadoPractica.PUBLICADA: {EstadoPractica.RETIRADA},
    EstadoPractica.RETIRADA: {EstadoPractica.EN_REVISION},
}


class EstadoAdopcion(models.TextChoices):
    """Somebody says that they implement a practice."""

    ANUNCIADA = "anunciada", "Anunciada"
    CONTACTADA = "contactada", "Contactada"
    CONFIRMADA = "confirmada", "Confirmada"
    DESCARTADA = "descartada", "Descartada"


TRANSICIONES_ADOPCION = {
    EstadoAdopcion.ANUNCIADA: {EstadoAdopcion.CONTACTADA, EstadoAdopcion.DESCARTADA},
    EstadoAdopcion.CONTACTADA: {EstadoAdopcion.CONFIRMADA, EstadoAdopcion.DESCARTADA},
    EstadoAdopcion.CONFIRMADA: {EstadoAdopcion.DESCARTADA},
    EstadoAdopcion.DESCARTADA: set(),
}
ADOPCIONES_A_LA_VISTA = [EstadoAdopcion.CONTACTADA, EstadoAdopcion.CONFIRMADA]


class EstadoCompromiso(models.TextChoices):
    """A commitment of change. That it is overdue is a date, not a state."""

    PROPUESTO = "propuesto", "Propuesto"
    ACEPTADO = "aceptado", "Aceptado"
    CUMPLIDO = "cumplido", "Cumplido"
    INCUMPLIDO = "incumplido", "No se cumplió"
    RETIRADO = "retirado", "Retirado"


TRANSICIONES_COMPROMISO = {
    EstadoCompromiso.PROPUESTO: {EstadoCompromiso.ACEPTADO, EstadoCompromiso.RETIRADO},
    EstadoCompromiso.ACEPTADO: {
        EstadoCompromiso.CUMPLIDO,
        EstadoCompromiso.INCUMPLIDO,
        EstadoCompromiso.RETIRADO,
    },
    EstadoCompromiso.INCUMPLIDO: {EstadoCompromiso.CUMPLIDO},
    EstadoCompromiso.CUMPLIDO: set(),
    EstadoCompromiso.RETIRADO: set(),
}
COMPROMETIDOS = [EstadoCompromiso.ACEPTADO, EstadoCompromiso.CUMPLIDO, EstadoCompromiso.INCUMPLIDO]


class EstadoInnovaton(models.TextChoices):
    """A half-day event in several venues at once."""

    BORRADOR = "borrador", "Borrador"
    ABIERTA = "abierta", "Inscripciones abiertas"
    CERRADA = "cerrada", "Inscripciones cerradas"
    REALIZADA = "realizada", "Realizada"
    PUBLICADA = "publicada", "Publicada"


TRANSICIONES_INNOVATON = {
    EstadoInnovaton.BORRADOR: {EstadoInnovaton.ABIERTA},
    EstadoInnovaton.ABIERTA: {EstadoInnovaton.CERRADA, EstadoInnovaton.REALIZADA},
    EstadoInnovaton.CERRADA: {EstadoInnovaton.ABIERTA, EstadoInnovaton.REALIZADA},
    EstadoInnovaton.REALIZADA: {EstadoInnovaton.PUBLICADA},
    EstadoInnovaton.PUBLICADA: set(),
}
YA_PASO = [EstadoInnovaton.REALIZADA, EstadoInnovaton.PUBLICADA]


class EstadoCupo(models.TextChoices):
    """A seat at a table."""

    INSCRITO = "inscrito", "Inscrito"
    CANCELADO = "cancelado", "Cancelado"


TRANSICIONES_CUPO = {
    EstadoCupo.INSCRITO: {EstadoCupo.CANCELADO},
    EstadoCupo.CANCELADO: {EstadoCupo.INSCRITO},
}


class EstadoActa(models.TextChoices):
    """The minutes of a table."""

    BORRADOR = "borrador", "Escribiéndose"
    POR_CONFIRMAR = "por_confirmar", "Por confirmar"
    CONFIRMADA = "confirmada", "Confirmada"


TRANSICIONES_ACTA = {
    EstadoActa.BORRADOR: {EstadoActa.POR_CONFIRMAR},
    EstadoActa.POR_CONFIRMAR: {EstadoActa.BORRADOR, EstadoActa.CONFIRMADA},
    EstadoActa.CONFIRMADA: set(),
}


class EstadoVisita(models.TextChoices):
    """A guided visit to whoever does it well."""

    OFRECIDA = "ofrecida", "Ofrecida"
    PEDIDA = "pedida", "Pedida"
    ACORDADA = "acordada", "Acordada"
    REALIZADA = "realizada", "Realizada"
    INFORMADA = "informada", "Con informe"
    CANCELADA = "cancelada", "Cancelada"


TRANSICIONES_VISITA = {
    EstadoVisita.OFRECIDA: {EstadoVisita.PEDIDA, EstadoVisita.CANCELADA},
    EstadoVisita.PEDIDA: {EstadoVisita.ACORDADA, EstadoVisita.OFRECIDA, EstadoVisita.CANCELADA},
    EstadoVisita.ACORDADA: {EstadoVisita.REALIZADA, EstadoVisita.OFRECIDA, EstadoVisita.CANCELADA},
    EstadoVisita.REALIZADA: {EstadoVisita.INFORMADA},
    EstadoVisita.INFORMADA: set(),
    EstadoVisita.CANCELADA: set(),
}


class EstadoNoticia(models.TextChoices):
    """Something to tell."""

    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"
    RETIRADA = "retirada", "Retirada"


TRANSICIONES_NOTICIA = {
    EstadoNoticia.BORRADOR: {EstadoNoticia.PUBLICADA, EstadoNoticia.RETIRADA},
    EstadoNoticia.PUBLICADA: {EstadoNoticia.RETIRADA},
    EstadoNoticia.RETIRADA: set(),
}


class EstadoApoyo(models.TextChoices):
    """Somebody asks the help desk."""

    ABIERTA = "abierta", "Por responder"
    RESPONDIDA = "respondida", "Respondida"


TRANSICIONES_APOYO = {EstadoApoyo.ABIERTA: {EstadoApoyo.RESPONDIDA}, EstadoApoyo.RESPONDIDA: set()}
