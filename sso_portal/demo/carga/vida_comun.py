"""How the community of the demo lives: what is said, circles, visits, news, a course."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from innovacion.models import (
    Actividad,
    Aporte,
    Circulo,
    ContactoComunidad,
    DocumentoCompartido,
    Miembro,
    Noticia,
    Temporada,
    Visita,
    VisitaDiaria,
)
from innovacion.servicios.comunidad import (
    anotar_seguidores,
    anotar_sesion,
    crear_curso,
    entrar_al_curso,
    escribir_noticia,
    pedir_apoyo,
    publicar_noticia,
)
from innovacion.servicios.temporadas import marcar_temporada
from innovacion.temporadas import del_dia
from innovacion.visitas import DE_UN_TEXTO, llegada
from sso_portal.demo.invento import innovacion as invento

if TYPE_CHECKING:
    from .innovacion import Innovatones


class VidaComun:
    """Writes what people do between one event and the next."""

    def __init__(self, casa: "Innovatones") -> None:
        self.casa = casa
        self.equipo, self.gestora = casa.cuentas["comunidad"], casa.cuentas["gestora"]

    def escribir(self) -> None:
        self._dichos()
        self._circulos()
        self._visitas()
        self._comunidad()
        self._contactos()
        self._redes()
        self._curso()
        self._lecturas()

    def _dichos(self) -> None:
        casa = self.casa
        filas = []
        for n in range(18):
            quien = casa.gente[n * 7 % len(casa.gente)]
            filas.append(
                Aporte(
                    reto=casa.retos[n % 4],
                    participante=quien,
                    nombre=quien.nombre,
                    estado="publicado",
                    texto=invento.DICHOS[n % len(invento.DICHOS)],
                    dicho_en=casa.instante(60 - 3 * n),
                    clave=casa.llave(),
                )
            )
        filas.append(self._de_hoy())
        filas += [
            Aporte(
                reto=casa.retos[n],
                nombre="Una vecina",
                texto=invento.DICHOS[n],
                dicho_en=casa.instante(1),
                clave=casa.llave(),
            )
            for n in range(2)
        ]
        Aporte.objects.bulk_create(filas)

    def _de_hoy(self) -> Aporte:
        """Of which the daily message tells the person of the door «participante»."""
        quien = next(p for p in self.casa.gente if p != self.casa.de_la_puerta())
        return Aporte(
            reto=self.casa.retos[0],
            participante=quien,
            nombre=quien.nombre,
            estado="publicado",
            texto="¿Alguien ya probó entregar la mitad de las citas por mensaje?",
            dicho_en=timezone.now() - timedelta(hours=1),
            clave=self.casa.llave(),
        )

    def _circulos(self) -> None:
        """Three circles, sixteen documents with those of the tables, twenty-two activities."""
        casa, yo = self.casa, self.casa.de_la_puerta()
        circulos = [
            Circulo.objects.create(
                nombre=f"Círculo: {reto.titulo.lower()}",
                reto=reto,
                moderador=self.equipo,
                descripcion="Personas que trabajan en lo mismo en distintas instituciones.",
                clave=casa.llave(),
            )
            for reto in casa.retos[:3]
        ]
        gente = [[yo, *[p for p in casa.gente[k * 20 : k * 20 + 14] if p != yo]] for k in range(3)]
        gente[2].remove(yo)
        Miembro.objects.bulk_create(
            Miembro(circulo=c, participante=p)
            for c, suyos in zip(circulos, gente, strict=True)
            for p in suyos
        )
        titulos = [*invento.DOCUMENTOS, *(f"{d}, segunda versión" for d in invento.DOCUMENTOS[:3])]
        DocumentoCompartido.objects.bulk_create(
            DocumentoCompartido(
                circulo=circulos[n % 3],
                titulo=titulo,
                enlace=f"https://documentos.example/{n}",
                participante=gente[n % 3][n % 9],
                compartido_en=casa.instante(90 - 5 * n),
                clave=casa.llave(),
            )
            for n, titulo in enumerate(titulos)
        )
        Actividad.objects.bulk_create(
            Actividad(
                circulo=circulos[n % 3],
                titulo=f"Taller con la vereda {invento.LUGARES[n]}",
                fecha=casa.dia(200 - 8 * n),
                asistieron=6 + n % 9,
                participante=gente[n % 3][0],
                clave=casa.llave(),
            )
            for n in range(22)
        )

    def _visitas(self) -> None:
        """Five held and told, one asked and two on offer."""
        casa = self.casa
        for n, estado in enumerate(["informada"] * 5 + ["pedida", "ofrecida", "ofrecida"]):
            hecha, pedida = estado == "informada", estado != "ofrecida"
            Visita.objects.create(
                anfitrion=casa.centros[0 if n >= 5 else n],
                tema=invento.MEJORAS[n % 5].titulo,
                lugares=6,
                que_se_ve="Media mañana en el centro: la agenda, la llamada y lo que dicen las personas.",
                estado=estado,
                visitante=casa.gente[n + 3] if pedida else None,
                fecha=casa.dia(120 - 15 * n) if hecha else None,
                informe="Volvimos con la hoja de llamadas y empezamos la semana siguiente." if hecha else "",
                ofrecida_en=casa.instante(150 - 15 * n),
                ofrecida_por=self.gestora,
                clave=casa.llave(),
            )

    def _comunidad(self) -> None:
        """News and a contest."""
        casa = self.casa
        for clase, titulo, resumen, dentro in invento.NOTICIAS:
            fecha = None if dentro is None else casa.hoy + timedelta(days=dentro)
            una = escribir_noticia(
                actor=self.equipo,
                clave=casa.llave(),
                clase=clase,
                titulo=titulo,
                resumen=resumen,
                fecha=fecha,
                texto=f"{resumen} Si quiere participar, escriba a la mesa de ayuda.",
                premio="Una visita guiada con gastos pagos" if clase == "concurso" else "",
            )
            publicar_noticia(una, actor=self.equipo, corto=una.texto_corto, whatsapp=una.texto_whatsapp)

    def _contactos(self) -> None:
        """Fifty contacts in a year; in winter fewer people answer, doctors the fewest."""
        casa = self.casa
        inviernos = [self._temporada(casa.hoy.year - n) for n in (0, 1)]
        ContactoComunidad.objects.bulk_create(
            ContactoComunidad(
                fecha=fecha,
                canal=canal,
                profesion=profesion,
                tema="Invitar a la innovatón",
                respondio=n % 3 != 0 and not (profesion == "medicina" and del_dia(fecha, inviernos)),
                anotado_por=self.equipo,
                clave=casa.llave(),
            )
            for n in range(50)
            for fecha in [casa.dia(7 * n)]
            for canal, profesion in [invento.CONTACTOS[n % len(invento.CONTACTOS)]]
        )

    def _temporada(self, ano: int) -> Temporada:
        desde, hasta = date(ano, 6, 15), date(ano, 8, 31)
        return marcar_temporada(
            actor=self.equipo,
            nombre=f"Campaña de invierno {ano}",
            desde=desde,
            hasta=hasta,
            clave=self.casa.llave(),
        )

    def _redes(self) -> None:
        """From 390 to 1,355 followers in seven months, and what each text for networks brought."""
        casa = self.casa
        for red, cuentas in invento.SEGUIDORES.items():
            for n, cuantos in enumerate(reversed(cuentas)):
                anotar_seguidores(
                    actor=self.equipo,
                    red=red,
                    fecha=(casa.hoy.replace(day=1) - timedelta(days=30 * n)).replace(day=1),
                    seguidores=cuantos,
                    fuente="El perfil de la red",
                )
        noticias = Noticia.objects.order_by("pk").values_list("pk", flat=True)
        VisitaDiaria.objects.bulk_create(
            VisitaDiaria(
                dia=casa.dia(1 + n), pagina=llegada("innovacion:noticia", pk, de), visitas=3 + 5 * n + k
            )
            for n, pk in enumerate(noticias)
            for k, de in enumerate(sorted(DE_UN_TEXTO))
        )

    def _curso(self) -> None:
        """Sixty hours with two sessions held, and somebody who asks how to measure."""
        casa = self.casa
        curso = crear_curso(
            actor=self.equipo,
            nombre="Innovación pública en salud",
            horas=60,
            clave=casa.llave(),
            descripcion="Sesenta horas para inventar con otros, medir antes y después y contar lo que pasó.",
        )
        quienes = [casa.de_la_puerta(), *casa.gente[30:38]]
        alumnos = [entrar_al_curso(curso, p, actor=self.equipo) for p in quienes]
        for n, tema in enumerate(("Escribir un reto", "Medir antes y después")):
            anotar_sesion(
                curso,
                actor=self.equipo,
                asistieron=alumnos[n:],
                clave=casa.llave(),
                tema=tema,
                fecha=casa.dia(30 - 7 * n),
                horas=4,
            )
        pedir_apoyo(
            actor=casa.cuentas["participante"],
            asunto="Medir la espera",
            clave=casa.llave(),
            texto="¿Cuántas personas hay que medir para que la espera sea creíble?",
        )

    def _lecturas(self) -> None:
        """Two years of readings, a week a row, that grow two thirds from one year to the next."""
        VisitaDiaria.objects.bulk_create(
            VisitaDiaria(dia=self.casa.dia(7 * n), pagina=pagina, visitas=round((260 - 1.1 * n) * parte))
            for n in range(1, 105)
            for pagina, parte in (("innovacion:inicio", 0.6), ("innovacion:practica", 0.4))
        )
