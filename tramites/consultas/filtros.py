"""What somebody asks of the catalogue of procedures and of the directory, as a value."""

from dataclasses import dataclass

from sso_portal.nucleo.formularios import filtros


@dataclass(frozen=True)
class Filtros(filtros.Filtros):
    """One question; what is empty does not filter. Codes everywhere, so that an address can be kept."""

    q: str = ""
    necesidad: str = ""
    grupo: str = ""
    canal: str = ""
    modalidad: str = ""
    tipo: str = ""
    gratis: str = ""
    institucion: str = ""


@dataclass(frozen=True)
class FiltrosRed(filtros.Filtros):
    """One question to the directory of branches."""

    departamento: str = ""
    municipio: str = ""
    clase: str = ""
    tramite: str = ""
