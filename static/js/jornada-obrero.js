// Serves one page, «Jornada sin conexión», when there is no network. It keeps nobody's data: the page names nobody.
const CAJA = "jornada";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (evento) => evento.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (evento) => {
  if (evento.request.method === "GET") evento.respondWith(deLaRed(evento.request));
});

async function deLaRed(pedido) {
  try {
    const respuesta = await fetch(pedido);
    if (respuesta.ok && respuesta.type === "basic" && !respuesta.redirected) {
      const caja = await caches.open(CAJA);
      await caja.put(pedido, respuesta.clone());
    }
    return respuesta;
  } catch (sinRed) {
    const guardada = await caches.match(pedido, { ignoreVary: true });
    if (guardada) return guardada;
    throw sinRed;
  }
}
