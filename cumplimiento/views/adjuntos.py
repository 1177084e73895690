"""The file of a form that comes back with an error is not lost: kept at once, named by a hidden id."""

from cumplimiento.servicios.adjuntos import adjunto_guardado
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado


def ya_guardado(request, uso):
    """The document an earlier step of the same form kept; None if none did."""
    return adjunto_guardado(request.POST.get("archivo_id", ""), uso=uso, actor=request.user)


def con_archivo(request, form, guardar) -> bool:
    """Keep the document just uploaded, if there is one; False where it cannot be kept, said at its field."""
    form.is_valid()
    subido = form.cleaned_data.get("archivo")
    if not subido:
        return True
    try:
        form.archivo_guardado = guardar(subido, actor=request.user)
    except ArchivoRechazado as rechazo:
        form.add_error("archivo", str(rechazo))
        return False
    return True
