// Opens again, where there is no network, the pages that asked for it: each one keeps itself and its pieces in the box
// of its account (espera.js). This keeps nothing. What the portal no longer gives is thrown away, and so is a page
// older than it said («stale-if-error»); whoever signs out empties the boxes (portal.js).
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (suceso) => suceso.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (suceso) => {
  if (suceso.request.method === "GET") suceso.respondWith(deLaRed(suceso.request));
});

async function deLaRed(pedido) {
  try {
    const respuesta = await fetch(pedido);
    const negada = respuesta.type === "opaqueredirect" || [403, 404].includes(respuesta.status);
    if (negada && pedido.mode === "navigate") await olvidar(pedido);
    return respuesta;
  } catch (sinRed) {
    const guardada = await caches.match(pedido, { ignoreVary: true });
    if (guardada && vale(guardada)) return guardada;
    await olvidar(pedido);
    throw sinRed;
  }
}
function vale(respuesta) {
  if (!respuesta.headers.get("Content-Type").includes("html")) return true;
  const [, segundos] = /stale-if-error=(\d+)/.exec(respuesta.headers.get("Cache-Control")) || [0, 0];
  return Date.now() - Date.parse(respuesta.headers.get("Date")) < segundos * 1000;
}
async function olvidar(pedido) {
  for (const nombre of await caches.keys()) await (await caches.open(nombre)).delete(pedido, { ignoreVary: true });
}
