"""A community of ``veces`` times the scale of the project: 4 innovatones of 60, 24 tables, 183 people, 62
institutions, 44 commitments and 20 practices each time.
"""

from datetime import time, timedelta
from itertools import product
from uuid import uuid4

from django.utils import timezone

from bench._medida import hacer
from innovacion.codigos import ALFABETO
from innovacion.models import (
    Adopcion,
    Asistencia,
    Centro,
    Compromiso,
    Cupo,
    Indicador,
    Innovacion,
    Innovaton,
    Medicion,
    Mesa,
    Participante,
    PasoEtapa,
    Practica,
    RespuestaInnovaton,
    Sede,
)
from innovacion.servicios.retos import abrir_reto, proponer_reto
from sso_portal.demo.carga.instituciones import Cuenta, copiar_cuentas
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad

EVENTOS, MESAS, ASIENTOS, PERSONAS, CENTROS, COMPROMISOS, PRACTICAS = 4, 6, 10, 183, 62, 44, 20
TABLAS = (Asistencia, Centro, Compromiso, Cupo, Innovacion, Medicion, Mesa, Participante, Practica, Sede)
ESTADOS = ["aceptado"] * 6 + ["propuesto"] * 2 + ["cumplido"] * 3
DIAS_DEL_COMPROMISO = [-20, 3, 30, -5, 6, 60, 10, 10, -30, -2, 1]


class Comunidad:
    """The team, six challenges, and as many people and events as are asked for."""

    def __init__(self):
        self.veces, self.ahora, self.hoy = 0, timezone.now(), timezone.localdate()
        suyas = copiar_cuentas(Cuenta(f"{c.lower()}@banco.example", c) for c in ("Equipo", "Direccion"))
        self.equipo, self.direccion = (Usuario.objects.get(pk=pk) for pk in suyas)
        for quien, rol in ((self.equipo, Rol.COMUNIDAD), (self.direccion, Rol.DIRECCION)):
            Nombramiento.objects.create(usuario=quien, rol=rol, desde=self.hoy)
        self.retos = [self._reto(n) for n in range(MESAS)]
        self.letras = product(ALFABETO, repeat=6)

    def _reto(self, n):
        reto = proponer_reto(actor=self.equipo, titulo=f"Reto {n}", pregunta="¿Cómo?", descripcion="Así.")
        abrir_reto(reto, actor=self.equipo)
        return reto

    def crecer(self, hasta):
        """So many times the scale, in all."""
        for vez in range(self.veces, hasta):
            self._gente(vez)
            for n in range(EVENTOS):
                self._evento(vez * EVENTOS + n)
            self._compromisos(vez)
            self._practicas(vez)
        self.veces = hasta
        hacer("ANALYZE " + ", ".join(modelo._meta.db_table for modelo in TABLAS))

    def _gente(self, vez):
        entidades = Entidad.objects.bulk_create(
            Entidad(nit=f"{798_000_000 + vez * CENTROS + n}-1", nombre=f"Centro {vez} {n}",
                    tipo="administracion", municipio_id="11001") for n in range(CENTROS)
        )  # fmt: skip
        self.centros = Centro.objects.bulk_create(
            Centro(entidad=e, tipo=Centro.Tipo.values[n % 6]) for n, e in enumerate(entidades)
        )
        self.gente = Participante.objects.bulk_create(
            Participante(nombre=f"Ana Rentería {vez} {n}", profesion=Participante.Profesion.values[n % 9],
                         centro=self.centros[n % CENTROS]) for n in range(PERSONAS)
        )  # fmt: skip

    def _evento(self, n):
        """One that was, with everybody in her seat: nine of ten came and five of ten answered."""
        una = Innovaton.objects.create(
            nombre=f"Innovatón {n}", descripcion="Esperar menos", fecha=self.hoy - timedelta(days=7 * n + 1),
            inicia=time(8), termina=time(12), estado="realizada", creada_por=self.equipo,
        )  # fmt: skip
        donde = {"municipio_id": "11001", "direccion": "Calle 1", "aforo": 60}
        sedes = Sede.objects.bulk_create(Sede(innovaton=una, nombre=f"Sede {s}", **donde) for s in "AB")
        mesas = Mesa.objects.bulk_create(
            Mesa(sede=sedes[k % 2], numero=k + 1, reto=self.retos[k], lugares=15) for k in range(MESAS)
        )
        cupos = Cupo.objects.bulk_create(
            Cupo(innovaton=una, participante=self.gente[(n * 41 + k) % PERSONAS], mesa=mesas[k % MESAS],
                 codigo="".join(next(self.letras)), espontanea=k % 10 == 9)
            for k in range(MESAS * ASIENTOS)
        )  # fmt: skip
        vinieron = [c for k, c in enumerate(cupos) if k % 10]
        de_la_puerta = {"anotada_en": self.ahora, "sincronizada_en": self.ahora, "anotada_por": self.equipo}
        Asistencia.objects.bulk_create(Asistencia(cupo=c, llave=uuid4(), **de_la_puerta) for c in vinieron)
        RespuestaInnovaton.objects.bulk_create(
            RespuestaInnovaton(cupo=c, satisfaccion=4, ideas_concretas=True) for c in vinieron[::2]
        )
        self.ultima = una

    def _compromisos(self, vez):
        Compromiso.objects.bulk_create(self._compromiso(vez, n) for n in range(COMPROMISOS))

    def _compromiso(self, vez, n):
        estado, dias = ESTADOS[n % len(ESTADOS)], DIAS_DEL_COMPROMISO[n % len(ESTADOS)]
        vence, cumplido = self.hoy + timedelta(days=dias), estado == "cumplido"
        hecho = {"evidencia": "Acta", "cumplido_el": self.hoy - timedelta(days=n % 20)} if cumplido else {}
        return Compromiso(
            accion=f"Cambiar {vez} {n}", participante=self.gente[n], centro=self.gente[n].centro,
            vence_el=vence, reto=self.retos[n % MESAS], estado=estado, propuesto_por=self.equipo,
            aceptado_en=None if estado == "propuesto" else self.ahora, **hecho,
        )  # fmt: skip

    def _practicas(self, vez):
        """Of each four: an idea, one tried, two measured; of each five, one that another place adopted."""
        suyas = Innovacion.objects.bulk_create(
            Innovacion(titulo=f"Innovación {vez} {n}", resumen="Mensajes.", reto=self.retos[n % MESAS],
                       centro=self.centros[n], creada_por=self.equipo) for n in range(PRACTICAS)
        )  # fmt: skip
        PasoEtapa.objects.bulk_create(
            PasoEtapa(innovacion=i, etapa="materializacion", fecha=self.hoy, anotado_por=self.equipo)
            for n, i in enumerate(suyas) if n % 4
        )  # fmt: skip
        reglas = Indicador.objects.bulk_create(
            Indicador(innovacion=i, nombre="Espera", unidad="minutos", metodo="Reloj", sentido="menos")
            for n, i in enumerate(suyas) if n % 4 > 1
        )  # fmt: skip
        Medicion.objects.bulk_create(
            Medicion(indicador=r, momento=m, valor=30, n=50, fecha=self.hoy, anotada_por=self.equipo)
            for r in reglas for m in ("ex_ante", "ex_post")
        )  # fmt: skip
        practicas = Practica.objects.bulk_create(
            Practica(innovacion=i, titulo=f"Práctica {vez} {n:02}", resumen="Citas por mensaje.",
                     que_se_necesita="Un teléfono", mutaciones="Un radio", estado="publicada",
                     publicada_en=self.ahora, publicada_por=self.equipo) for n, i in enumerate(suyas)
        )  # fmt: skip
        hablo = {"contactada_en": self.ahora, "contactada_por": self.equipo, "vence_contacto": self.hoy}
        Adopcion.objects.bulk_create(
            Adopcion(practica=p, institucion=f"Hospital {n}", centro=self.centros[-1], innovacion=suyas[-1],
                     estado="confirmada" if n % 2 else "contactada", **hablo)
            for n, p in enumerate(practicas) if n % 5 < 2
        )  # fmt: skip
