"""Hours are said as people say them."""

from datetime import time

from tramites.horarios import Tramo, en_palabras

MANANA, TARDE = (time(8), time(12)), (time(13), time(16, 30))


def dichas(*tramos):
    return [frase.replace("\u00a0", " ") for frase in en_palabras(Tramo(*t) for t in tramos)]


def test_los_dias_iguales_y_seguidos_se_dicen_juntos():
    semana = [(dia, *tramo) for dia in range(1, 6) for tramo in (TARDE, MANANA)]
    assert dichas(*semana, (6, *MANANA)) == [
        "Lunes a viernes, 8:00 a. m. a 12:00 m. y 1:00 p. m. a 4:30 p. m.",
        "Sábado, 8:00 a. m. a 12:00 m.",
    ]


def test_un_dia_que_falta_parte_la_frase():
    assert dichas((1, *MANANA), (2, *MANANA), (4, *MANANA)) == [
        "Lunes y martes, 8:00 a. m. a 12:00 m.",
        "Jueves, 8:00 a. m. a 12:00 m.",
    ]


def test_sin_horario_no_se_dice_nada():
    assert dichas() == []
