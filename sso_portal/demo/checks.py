from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def demo_apagada(app_configs, **kwargs):
    """The invented country and its open doors have no place in production."""
    return [
        Error(
            "La demostración está encendida.",
            hint="Quite PORTAL_DEMO del ambiente: «Entrar como…» abre sin contraseña.",
            id="demo.E001",
        )
    ]
