# The portal for production: one image, three commands (web, worker, schedule). See docs/desplegar.md.
FROM python:3.13-slim AS paquetes
RUN pip install --no-cache-dir "uv>=0.9"
COPY requirements/base.txt /tmp/base.txt
RUN uv venv /opt/portal && uv pip sync --compile-bytecode --python /opt/portal/bin/python /tmp/base.txt

FROM python:3.13-slim
RUN apt-get update -q \
 && apt-get install -y -q --no-install-recommends \
      fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /srv/portal portal
COPY --from=paquetes /opt/portal /opt/portal
COPY . /srv/portal
WORKDIR /srv/portal
ENV PATH=/opt/portal/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=sso_portal.settings PORTAL_VAR=/datos
RUN mkdir /datos \
 && SECRET_KEY=sin-uso PORTAL_URL=https://sso.example python manage.py collectstatic --no-input -v0 \
 && chown -R portal /datos
USER portal
VOLUME /datos/archivos /datos/firma
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8000), 3).close()"]
CMD ["gunicorn", "sso_portal.wsgi", "-k", "gthread", "-w", "4", "--threads", "8", "-b", "0.0.0.0:8000", \
     "--preload", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
