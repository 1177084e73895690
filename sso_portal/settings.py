"""Settings of the portal: one file, everything that differs comes from the environment.

DATABASE_URL        postgresql://user:pass@host:port/name, or ?host=/folder/of/socket; the runtime role
PORTAL_COLA         name of the queue of work (portal), where several portals share one server
PORTAL_CACHE        prefix of the cache keys (portal), likewise
REDIS_URL           redis://host:port/0, or unix:///path/to/socket?db=0
SECRET_KEY          signs sessions and derives the keys that encrypt personal data: guard it, never lose it
PORTAL_HOSTS        comma-separated host names; the first one is written in mails and documents
PORTAL_URL          the address people type, e.g. https://sso.example
API_SOLICITUDES_POR_MINUTO  requests a minute that each credential of the web service may make (120)
PORTAL_VAR          folder of files: documents, published results, static files (default: var/)
PORTAL_DEMO         1: the invented country and «Entrar como…»; never in production (a deploy check says so)
SMTP_URL            smtp://user:pass@host:port (smtps:// for TLS)
S3_BUCKET, S3_URL   private storage on S3 instead of the disk (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)
CLAMD               host:port or /path/to/socket of clamd; empty: no antivirus, said on the upload page
PORTAL_FIRMA        folder of the certificates and keys that sign; `manage.py preparar_firma` says which
PORTAL_TSA          https address of the time-stamp authority (RFC 3161); the demo stamps by itself
PORTAL_LLAMADAS_PRIVADAS  comma-separated hosts of private networks that procedures may call (none)
PORTAL_PKCS11       module|token|label of the HSM that holds the seal's key, with PORTAL_PKCS11_PIN
"""

import os
from datetime import timedelta
from pathlib import Path

import structlog
from django.utils.csp import CSP

from sso_portal.direcciones import base_de_datos, servidor_de_correo
from sso_portal.nucleo.fallas_sin_datos import quitar_detalle

env = os.environ.get
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env("PORTAL_VAR") or BASE_DIR / "var")

DEMO = env("PORTAL_DEMO", "") == "1"
DEBUG = False
SECRET_KEY = env("SECRET_KEY", "")
ALLOWED_HOSTS = env("PORTAL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
PORTAL_URL = env("PORTAL_URL", "http://localhost:8000")
SITIO_SEGURO = PORTAL_URL.startswith("https://")
VERSION = "0.1.0"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "rules.apps.AutodiscoverRulesConfig",
    "sso_portal.nucleo.cifrado",
    "sso_portal.nucleo.bitacora",
    "sso_portal.nucleo.territorio",
    "sso_portal.nucleo.calendario",
    "sso_portal.nucleo.cuentas",
    "sso_portal.nucleo.documentos",
    "sso_portal.nucleo.avisos",
    "sso_portal.nucleo.cargas",
    "sso_portal.nucleo.reuniones",
    "sso_portal.nucleo.firmas",
    "sso_portal.nucleo.indicadores",
    "cumplimiento",
    "plazas",
    "inscripciones",
    "asignacion",
    "tramites",
    "innovacion",
    "sso_portal.portada",
    *(["sso_portal.demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sso_portal.nucleo.solicitudes.RegistroMiddleware",
    "sso_portal.nucleo.solicitudes.NulosMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sso_portal.portada.fallas.SoloFormularioMiddleware",
    "innovacion.visitas.VisitasMiddleware",
    "sso_portal.nucleo.cuentas.middleware.SinGuardarMiddleware",
    "sso_portal.nucleo.cuentas.middleware.IngresoMiddleware",
    *(["sso_portal.demo.middleware.EntradaDemoMiddleware"] if DEMO else []),
    "sso_portal.nucleo.cuentas.middleware.SegundoFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sso_portal.urls"
WSGI_APPLICATION = "sso_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "sso_portal.portada.contexto.marco",
            ],
            "builtins": ["sso_portal.portada.templatetags.portal"],
        },
    }
]


DATABASES = {"default": base_de_datos(env("DATABASE_URL", "postgresql://localhost/portal"))}
# The role that serves requests; migrations run as the owner and grant it what it may do.
ROL_APLICACION = env("PORTAL_ROL_APLICACION", "portal_app")

REDIS_URL = env("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": env("PORTAL_CACHE", "portal"),
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITIO_SEGURO
SECURE_SSL_REDIRECT = SITIO_SEGURO
SECURE_HSTS_SECONDS = 31_536_000 if SITIO_SEGURO else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITIO_SEGURO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITIO_SEGURO else None
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # our own pages show uploaded documents in a sandboxed frame
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}

# --- Accounts: e-mail and password, second factor, lockout ---
AUTH_USER_MODEL = "cuentas.Usuario"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
CSRF_FAILURE_VIEW = "sso_portal.portada.fallas.csrf"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "sso_portal.nucleo.cuentas.contrasenas.Larga", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "sso_portal.nucleo.cuentas.contrasenas.DistintaDelCorreo",
        "OPTIONS": {"user_attributes": ["email"]},
    },
    {"NAME": "sso_portal.nucleo.cuentas.contrasenas.PocoUsada"},
    {"NAME": "sso_portal.nucleo.cuentas.contrasenas.NoSoloNumeros"},
]
ACCOUNT_ADAPTER = "sso_portal.nucleo.avisos.adaptador.AdaptadorCuentas"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a password, an e-mail or a second step that changes is told by mail
# Failed sign-ins are counted by axes, which says when the account opens again.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/300s/key"}
ACCOUNT_FORMS = {
    "login": "sso_portal.nucleo.cuentas.forms.IngresoForm",
    "signup": "sso_portal.nucleo.cuentas.forms.CrearCuentaForm",
    "change_password": "sso_portal.nucleo.cuentas.forms.CambiarContrasenaForm",
    "set_password": "sso_portal.nucleo.cuentas.forms.PonerContrasenaForm",
    "reset_password": "sso_portal.nucleo.cuentas.forms.PedirEnlaceForm",
    "reset_password_from_key": "sso_portal.nucleo.cuentas.forms.NuevaContrasenaForm",
    "reauthenticate": "sso_portal.nucleo.cuentas.forms.ReautenticarForm",
}
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off
MFA_ADAPTER = "sso_portal.nucleo.cuentas.adaptador.AdaptadorSegundoFactor"
MFA_FORMS = {
    "authenticate": "sso_portal.nucleo.cuentas.forms.CodigoForm",
    "reauthenticate": "sso_portal.nucleo.cuentas.forms.ReautenticarCodigoForm",
    "activate_totp": "sso_portal.nucleo.cuentas.forms.ActivarCodigoForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Portal SSO"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "sso_portal.nucleo.cuentas.views.correo_intentado"
AXES_LOCKOUT_CALLABLE = "sso_portal.nucleo.cuentas.views.cuenta_bloqueada"
# From whom a request comes: one answer for the lockout, the limits of allauth and ours.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("PORTAL_PROXIES", "0"))
AXES_CLIENT_IP_CALLABLE = "sso_portal.nucleo.cuentas.views.direccion_de"

# --- Language and time: Spanish of Colombia, UTC−5 on every screen, UTC in the database ---
LANGUAGE_CODE = "es-co"
TIME_ZONE = "America/Bogota"
USE_TZ = USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["sso_portal.formatos"]

# --- The web service of cumplimiento: how often one credential may ask, how its description is headed ---
API_SOLICITUDES_POR_MINUTO = int(env("API_SOLICITUDES_POR_MINUTO", "120"))
REST_FRAMEWORK = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Servicio web de cumplimiento",
    "VERSION": "1",
    "DESCRIPTION": "Los sistemas de una entidad consultan sus obligaciones y envían sus reportes, con las "
    "reglas, los códigos y los recibos del formulario y del archivo.",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": PORTAL_URL}],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "cumplimiento.api.esquema.cerrar_lo_que_se_envia",
    ],
}

# --- Files ---
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "estaticos"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages name no other: half the files to squeeze
STATICFILES_DIRS = [BASE_DIR / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_URL"),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
    if env("S3_BUCKET")
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "archivos", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": env("PORTAL_ESTATICOS", "whitenoise.storage.CompressedManifestStaticFilesStorage")
    },
}
CLAMD = env("CLAMD", "")
FIRMA_DIR = Path(env("PORTAL_FIRMA") or VAR_DIR / "firma")  # keys and certificates that sign documents
FIRMA_TSA = env("PORTAL_TSA", "")
FIRMA_PKCS11, FIRMA_PKCS11_PIN = env("PORTAL_PKCS11", ""), env("PORTAL_PKCS11_PIN", "")

# --- Mail: everything leaves by the outbox of avisos ---
MAILERS = {"default": servidor_de_correo(env("SMTP_URL", "smtp://127.0.0.1:2525"))}
DEFAULT_FROM_EMAIL = env("PORTAL_CORREO", "Servicio Social Obligatorio <no-responda@sso.example>")
# Where answers to a message arrive («+…» says which); "" where no mail is received.
RESPUESTAS_CORREO = env("PORTAL_RESPUESTAS", "respuestas@demo.example" if DEMO else "")

# --- Work in the background ---
# Celery names a Unix socket its own way.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = env("PORTAL_COLA", "portal")
LLAMADAS_PRIVADAS = [x for x in env("PORTAL_LLAMADAS_PRIVADAS", "").split(",") if x]

# --- Logs: keys, never names nor addresses ---
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        quitar_detalle,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
    logger_factory=structlog.PrintLoggerFactory(),
    cache_logger_on_first_use=True,
)
