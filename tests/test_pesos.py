"""Weight of the programs of the pages, compressed. That of the pages themselves: test_matriz."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings

ESTATICOS = Path(settings.BASE_DIR) / "static"
PROGRAMAS_DE_PASO = ["portal.js", "autoguardado.js", "municipios.js", "subida.js"]


def kilos(contenido: bytes) -> float:
    return len(gzip.compress(contenido, 9)) / 1000


def test_los_programas_de_un_paso_caben_en_treinta_kilos():
    assert kilos(b"".join((ESTATICOS / "js" / nombre).read_bytes() for nombre in PROGRAMAS_DE_PASO)) <= 30


@pytest.mark.parametrize("programa", sorted(f.name for f in (ESTATICOS / "js").glob("*.js")))
def test_ningun_programa_solo_pasa_de_veinte_kilos(programa):
    assert kilos((ESTATICOS / "js" / programa).read_bytes()) <= 20
