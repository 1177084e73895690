from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib import admin
from django.urls import include, path

# The ignore: allauth documents this assignment, mypy takes no method for a variable.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler400 = "sso_portal.portada.fallas.solicitud_mala"
handler403 = "sso_portal.portada.fallas.sin_permiso"
handler404 = "sso_portal.portada.fallas.no_encontrada"
handler500 = "sso_portal.portada.fallas.fallo"

urlpatterns = [
    path("", include("sso_portal.portada.urls")),
    path("", include("sso_portal.nucleo.cuentas.urls")),
    path("", include("sso_portal.nucleo.documentos.urls")),
    path("", include("sso_portal.nucleo.avisos.urls")),
    path("", include("sso_portal.nucleo.cargas.urls")),
    path("", include("sso_portal.nucleo.firmas.urls")),
    path("", include("sso_portal.nucleo.indicadores.urls")),
    path("", include("inscripciones.urls")),
    path("cumplimiento/", include("cumplimiento.urls")),
    path("api/cumplimiento/v1/", include("cumplimiento.api.urls")),
    path("api/tramites/v1/", include("tramites.api.urls")),
    path("plazas/", include("plazas.urls")),
    path("tramites/", include("tramites.urls")),
    path("innovacion/", include("innovacion.urls")),
    path("admin/", admin.site.urls),
]
urlpatterns += [path("", include("asignacion.urls"))]
if apps.is_installed("sso_portal.demo"):
    urlpatterns += [path("demo/", include("sso_portal.demo.urls"))]
