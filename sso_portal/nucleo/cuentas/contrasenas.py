"""The four rules of a password, each said as the portal speaks: what to write instead."""

from django.contrib.auth import password_validation as reglas


class Larga(reglas.MinimumLengthValidator):
    def get_error_message(self):
        return f"Escriba una contraseña de {self.min_length} caracteres o más"


class DistintaDelCorreo(reglas.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Su contraseña se parece mucho a su correo. Escriba otra"


class PocoUsada(reglas.CommonPasswordValidator):
    def get_error_message(self):
        return "Mucha gente usa esa contraseña y es fácil de adivinar. Escriba otra"


class NoSoloNumeros(reglas.NumericPasswordValidator):
    def get_error_message(self):
        return "Agregue letras: una contraseña de solo números es fácil de adivinar"
