from django.apps import apps
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("sso_portal.portada.urls")),
    path("", include("sso_portal.nucleo.cuentas.urls")),
    path("", include("sso_portal.nucleo.documentos.urls")),
    path("", include("sso_portal.nucleo.avisos.urls")),
    path("", include("sso_portal.nucleo.cargas.urls")),
    path("", include("sso_portal.nucleo.firmas.urls")),
    path("admin/", admin.site.urls),
]
if apps.is_installed("sso_portal.demo"):
    urlpatterns += [path("demo/", include("sso_portal.demo.urls"))]
