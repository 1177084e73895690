"""What a worker counts ahead for the officials: the same figures that their page reads."""

from sso_portal.nucleo.indicadores.metricas import por_adelantado
from tramites.consultas import cifras

por_adelantado(cifras.CLAVE)(cifras.contar_cifras)
