"""The innovation of the demo: a community that met four times, what it promised and what it measured."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, count
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from innovacion.codigos import ALFABETO
from innovacion.models import (
    ActaMesa,
    AportacionActa,
    Asistencia,
    Centro,
    ConfirmacionActa,
    Cupo,
    Innovaton,
    Mesa,
    Participante,
    RespuestaInnovaton,
    Reto,
    Sede,
)
from innovacion.servicios.retos import abrir_reto, proponer_reto
from sso_portal.demo.invento import innovacion as invento
from sso_portal.demo.invento import nombres
from sso_portal.demo.papeles import INNOVACION
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad

from .instituciones import Cuenta, Pais, copiar_cuentas
from .obra import Obra

HACE_MUCHO, ALTA = 340, date(2023, 2, 1)


class Innovatones:
    """Writes the people, the events and what came of them; ``hoy``: the day of the load."""

    def __init__(self, azar: Random, pais: Pais, *, hoy: date) -> None:
        self.azar, self.pais, self.hoy = azar, pais, hoy
        self.llaves = count(1)
        self.codigos: set[str] = set()

    def copiar(self) -> None:
        """Everything, in the order in which it happened."""
        self.centros = self._centros()
        self._cuentas()
        self.gente = self._gente()
        self.retos = [self._reto(*r) for r in invento.RETOS]
        self._primera()
        self._otras()
        self._por_venir()
        Obra(self).escribir()

    def llave(self) -> UUID:
        """Keys that are the same at every load."""
        return UUID(int=(0x1220 << 96) + next(self.llaves))

    def dia(self, hace: int) -> date:
        return self.hoy - timedelta(days=hace)

    def jueves(self, hace: int) -> date:
        """The Thursday of the week that was so many days ago: nobody meets on a Sunday."""
        dia = self.dia(hace)
        return dia + timedelta(days=3 - dia.weekday())

    def instante(self, hace: int, hora: int = 9, minuto: int = 0) -> datetime:
        """``hora`` in Colombia, so many days ago."""
        return timezone.make_aware(datetime.combine(self.dia(hace), time(hora, minuto)))

    # --- Who ---

    def _centros(self) -> list[Centro]:
        """25 centres of health and 6 hospitals of the country, 22 municipios and 9 others: 62."""
        de_hospital = [n for n, x in enumerate(self.pais.ips) if "Hospital" in x.nombre]
        otros = [n for n, x in enumerate(self.pais.ips) if "Hospital" not in x.nombre]
        elegidas = [*otros[: invento.CENTROS], *de_hospital[: invento.HOSPITALES]]
        ids = [self.pais.entidades[n] for n in elegidas]
        filas = [(pk, "centro_salud" if n < invento.CENTROS else "hospital") for n, pk in enumerate(ids)]
        lugares = self.azar.sample(sorted(self.pais.lugares), invento.MUNICIPIOS + len(invento.OTRAS))
        nuevas = [(f"Alcaldía de {lugar}", "municipio", "administracion") for lugar in invento.LUGARES]
        for n, (nombre, tipo, clase) in enumerate((*nuevas, *invento.OTRAS)):
            nit = f"{899_800_000 + n}-{n % 10}"
            una = Entidad.objects.create(nit=nit, nombre=nombre, tipo=clase, municipio_id=lugares[n])
            filas.append((una.pk, tipo))
        return Centro.objects.bulk_create(
            Centro(entidad_id=pk, tipo=tipo, es_aps=tipo == "centro_salud") for pk, tipo in filas
        )

    def _cuentas(self) -> None:
        ids = copiar_cuentas(Cuenta(p.correo, p.quien) for p in INNOVACION)
        suyas = {u.pk: u for u in Usuario.objects.filter(pk__in=ids).order_by("pk")}
        self.cuentas = {p.clave: suyas[pk] for p, pk in zip(INNOVACION, ids, strict=True)}
        roles: dict[str, tuple[Rol, int | None]] = {
            "gestora": (Rol.GESTOR_CAMBIOS, self.centros[0].entidad_id),
            "comunidad": (Rol.COMUNIDAD, None),
            "experta": (Rol.EXPERTO, None),
        }
        for clave, (rol, entidad) in roles.items():
            quien = self.cuentas[clave]
            Nombramiento.objects.create(usuario=quien, rol=rol, entidad_id=entidad, desde=ALTA)

    def _gente(self) -> list[Participante]:
        """183 people; 54 % of them of a centre of health, at least one of each institution."""
        de_salud = round(invento.PERSONAS * 0.54)
        salud, resto = self.centros[: invento.CENTROS], self.centros[invento.CENTROS :]
        donde = [salud[n % len(salud)] for n in range(de_salud)]
        donde += [resto[n % len(resto)] for n in range(invento.PERSONAS - de_salud)]
        que = [p for p, cuantas in invento.PROFESIONES for _ in range(cuantas)]
        self.azar.shuffle(que)
        filas = [self._persona(n, donde[n], que[n]) for n in range(invento.PERSONAS)]
        filas[0].usuario = self.cuentas["participante"]
        filas[0].nombre, filas[0].profesion = "Lina Marcela Tenorio", "enfermeria"
        self.azar.shuffle(filas)
        return Participante.objects.bulk_create(filas)

    def _persona(self, n: int, donde: Centro, que: str) -> Participante:
        nombre = self.azar.choice([*nombres.DE_MUJER, *nombres.DE_MUJER, *nombres.DE_HOMBRE])
        apellidos = " ".join(self.azar.sample(nombres.APELLIDOS, 2))
        correo = f"innova{n:03d}@correo.example"
        return Participante(
            nombre=f"{nombre} {apellidos}",
            profesion=que,
            centro=donde,
            correo=correo,
            indice_correo=Participante.indice_de(correo),
            consiente_contacto=self.azar.random() < 0.6,
            creado_en=self.instante(HACE_MUCHO + 20),
        )

    # --- The events ---

    def _reto(self, titulo: str, pregunta: str, descripcion: str) -> Reto:
        equipo = self.cuentas["comunidad"]
        reto = proponer_reto(
            actor=equipo, titulo=titulo, pregunta=pregunta, descripcion=descripcion, clave=self.llave()
        )
        abrir_reto(reto, actor=equipo)
        return reto

    def _evento(self, nombre: str, hace: int, sedes: Sequence[tuple[str, str]], estado: str) -> list[Sede]:
        una = Innovaton.objects.create(
            nombre=nombre,
            descripcion="Media mañana para inventar con otros lo que solo no se puede.",
            fecha=self.jueves(hace),
            inicia=time(8),
            termina=time(12),
            estado=estado,
            creada_en=self.instante(hace + 40),
            creada_por=self.cuentas["comunidad"],
            clave=self.llave(),
        )
        return Sede.objects.bulk_create(
            Sede(innovaton=una, nombre=lugar, municipio_id=codigo, direccion="Casa de la cultura", aforo=60)
            for lugar, codigo in sedes
        )

    def _mesas(self, sedes: Sequence[Sede], retos: Sequence[Reto]) -> list[Mesa]:
        """A table of each challenge at each venue, in the order of the matrix."""
        return Mesa.objects.bulk_create(
            Mesa(sede=sede, reto=reto, numero=n, lugares=15)
            for n, reto in enumerate(retos, start=1)
            for sede in sedes
        )

    def _primera(self) -> None:
        """Four challenges in three venues: the 82 of the example."""
        sedes = self._evento("Innovatón de los ríos", HACE_MUCHO, invento.SEDES, "publicada")
        mesas = self._mesas(sedes, self.retos)
        cuantos = [n for fila in invento.CELDAS for n in fila]
        self.asientos = self._sentar(mesas, cuantos, self.gente[: sum(cuantos)])

    def _otras(self) -> None:
        """Twelve tables more, with people who had come and people who had not: 183 in all."""
        nuevas = iter(self.gente[sum(map(sum, invento.CELDAS)) :])
        for nombre, hace, sedes, personas, repiten in invento.OTROS_EVENTOS:
            mesas = self._mesas(self._evento(nombre, hace, sedes, "publicada"), self.retos[:2])
            gente = [next(nuevas) for _ in range(personas - repiten)]
            gente += self.azar.sample(self.gente[:82], repiten)
            reparto = [personas // 4 + (n < personas % 4) for n in range(4)]
            self._sentar(mesas, reparto, gente)

    def _sentar(
        self, mesas: Sequence[Mesa], cuantos: Sequence[int], gente: Sequence[Participante]
    ) -> list[Cupo]:
        """Seats, attendance and minutes; six of each ten answer the next day."""
        hace = (self.hoy - mesas[0].sede.innovaton.fecha).days
        hasta = list(accumulate(cuantos))
        de = [m for mesa, n in zip(mesas, cuantos, strict=True) for m in [mesa] * n]
        cupos = Cupo.objects.bulk_create(
            Cupo(
                innovaton=m.sede.innovaton,
                participante=p,
                mesa=m,
                codigo=self._codigo(),
                clave=self.llave(),
                espontanea=self.azar.random() < 0.1,
                inscrito_en=self.instante(hace + 9),
            )
            for m, p in zip(de, gente, strict=True)
        )
        llego = self.instante(hace, 7, 50)
        equipo = self.cuentas["comunidad"]
        Asistencia.objects.bulk_create(
            Asistencia(
                cupo=c,
                anotada_en=llego + timedelta(seconds=7 * n),
                llave=self.llave(),
                sincronizada_en=llego + timedelta(minutes=30),
                anotada_por=equipo,
            )
            for n, c in enumerate(cupos)
        )
        RespuestaInnovaton.objects.bulk_create(
            RespuestaInnovaton(
                cupo=c,
                satisfaccion=4 if self.azar.random() < 0.89 else 3,
                ideas_concretas=self.azar.random() < 0.9,
                respondida_en=self.instante(hace - 1),
            )
            for c in cupos
            if self.azar.random() < 0.62
        )
        self._actas(mesas, cupos, hace)
        return [cupos[n - 1] for n in hasta]

    def _actas(self, mesas: Sequence[Mesa], cupos: Sequence[Cupo], hace: int) -> None:
        actas = ActaMesa.objects.bulk_create(
            ActaMesa(mesa=m, estado="confirmada", abierta_en=self.instante(hace)) for m in mesas
        )
        equipo, cuando = self.cuentas["comunidad"], self.instante(hace, 11)
        de = {a.mesa_id: a for a in actas}
        ConfirmacionActa.objects.bulk_create(
            ConfirmacionActa(acta=de[c.mesa_id], cupo=c, dicha_en=self.instante(hace, 11, 50)) for c in cupos
        )
        AportacionActa.objects.bulk_create(
            AportacionActa(
                acta=a,
                clase=clase,
                texto=textos[n % len(textos)],
                escrita_en=cuando,
                escrita_por=equipo,
                llave=self.llave(),
            )
            for n, a in enumerate(actas)
            for clase, textos in (("experiencia", invento.EXPERIENCIAS), ("idea", invento.IDEAS))
        )

    def _codigo(self) -> str:
        while (codigo := "".join(self.azar.choices(ALFABETO, k=6))) in self.codigos:
            pass
        self.codigos.add(codigo)
        return codigo

    def _por_venir(self) -> None:
        """One with its registration open, whose second table is of the door «participante»."""
        sedes = self._evento("Innovatón del Pacífico", -12, invento.SEDES[:2], "abierta")
        mesas = self._mesas(sedes, self.retos[:3])
        Mesa.objects.filter(pk__in=[m.pk for m in mesas[:2]]).update(moderador=self.cuentas["participante"])
        gente = self.azar.sample(self.gente, 20)
        nuevas = [self._repetida(gente[0]), *(self._a_mano(n, x) for n, x in enumerate(invento.A_MANO))]
        Cupo.objects.bulk_create(
            Cupo(
                innovaton=mesas[0].sede.innovaton,
                participante=p,
                mesa=mesas[n % 6],
                codigo=self._codigo(),
                clave=self.llave(),
                inscrito_en=self.instante(2),
            )
            for n, p in enumerate([*gente[1:], *nuevas])
        )

    def _repetida(self, quien: Participante) -> Participante:
        """The same person with another address: nobody has said it yet."""
        datos = {"nombre": quien.nombre, "profesion": quien.profesion, "centro": quien.centro}
        return self._recien_inscrita("otra.cuenta@correo.example", **datos)

    def _a_mano(self, n: int, institucion: str) -> Participante:
        """Somebody whose institution nobody has recognised yet."""
        nombre = f"{nombres.DE_MUJER[n]} {nombres.APELLIDOS[n]}"
        datos = {"nombre": nombre, "profesion": "enfermeria", "institucion": institucion}
        return self._recien_inscrita(f"sinlista{n}@correo.example", **datos)

    def _recien_inscrita(self, correo: str, **datos: Any) -> Participante:
        indice, cuando = Participante.indice_de(correo), self.instante(2)
        return Participante.objects.create(correo=correo, indice_correo=indice, creado_en=cuando, **datos)

    def de_la_puerta(self) -> Participante:
        """The person of the door «participante»."""
        cuenta: Any = self.cuentas["participante"]
        return next(p for p in self.gente if p.usuario_id == cuenta.pk)
