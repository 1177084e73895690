from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from . import galeria


@login_not_required
def componentes(request):
    """Everything a screen may use. What is not here is first added here."""
    return render(request, "demo/componentes.html", galeria.muestras(request.GET))
