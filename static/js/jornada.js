// A day without network: each attention is written on this device and sent when it can be, once. Nobody is named.
const casa = document.querySelector("[data-jornada]");
const forma = casa.querySelector("[data-atencion]");
const red = casa.querySelector("[data-red]");
const lista = casa.querySelector("[data-filas]");
const llave = `jornada-${casa.dataset.jornada}`;
const CAJA = "jornada";
const TANDA = 50;
const palabras = {
  sinRed: "No hay conexión. Lo que anotó está guardado en este equipo y se enviará cuando vuelva.",
  sesion: "Por seguridad cerramos su sesión. Lo que anotó está guardado: ingrese y se envía.",
  otra: "Estas atenciones las anotó otra cuenta. Ingrese con ella y se envían.",
  falla: "No pudimos enviar. Lo que anotó está guardado en este equipo.",
  lleno: "Este equipo no tiene espacio para guardar. Anote en la hoja de papel.",
};
let enviando = false;

if (forma) empezar();

function empezar() {
  document.cookie = "jornada=1; path=/tramites/; max-age=86400; samesite=lax";
  forma.addEventListener("submit", anotar);
  casa.querySelector("[data-enviar-ya]").addEventListener("click", enviar);
  addEventListener("online", enviar);
  addEventListener("offline", () => decir(palabras.sinRed));
  addEventListener("storage", pintar);
  setInterval(() => { if (pendientes().length) enviar(); }, 60000);
  pintar();
  preparar();
  enviar();
}

// The page and what it needs stay on the device, so that it opens again far from any network.
async function preparar() {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(casa.dataset.obrero);
    const piezas = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((p) => p.href || p.src);
    await (await caches.open(CAJA)).addAll([location.pathname, ...piezas]);
    if (!pendientes().length) decir("Este equipo está listo para trabajar sin conexión.");
  } catch { if (!navigator.onLine) decir(palabras.sinRed); }
}

// --- What waits ---

function filas() {
  try { return JSON.parse(localStorage.getItem(llave)) || []; } catch { return []; }
}
function pendientes() { return filas().filter((f) => !f.motivo); }
function guardar(nuevas) {
  if (nuevas.length) localStorage.setItem(llave, JSON.stringify(nuevas));
  else localStorage.removeItem(llave);
  pintar();
}

function anotar(evento) {
  evento.preventDefault();
  const dicho = Object.fromEntries(new FormData(forma));
  const falta = revisar(dicho);
  if (falta) return decir(falta);
  const producto = forma.querySelector(`option[value="${dicho.producto}"]`).textContent.replace(/^\d · /, "");
  const resultado = forma.querySelector(`[name=resultado][value="${dicho.resultado}"]`).closest("label").textContent.trim();
  const fila = {
    llave: crypto.randomUUID(), sucursal: casa.dataset.sucursal, cuando: new Date().toISOString(),
    producto: dicho.producto, resultado: dicho.resultado, minutos: dicho.minutos, dicho: `${producto} · ${resultado}`,
  };
  try { guardar([...filas(), fila]); } catch { return decir(palabras.lleno); }
  forma.reset();
  forma.elements.producto.focus();
  decir(navigator.onLine ? "Anotada." : palabras.sinRed);
  enviar();
}
function revisar({ producto, resultado, minutos }) {
  if (!producto) return "Elija el trámite.";
  if (!resultado) return "Diga cómo terminó la atención.";
  if (!/^\d+$/.test(minutos) || Number(minutos) < 1 || Number(minutos) > 480) return "Escriba los minutos con números, entre 1 y 480.";
  return "";
}

// --- Sending: the same key sent twice is one attention, so whatever was cut is simply sent again ---

async function enviar() {
  const tanda = pendientes().slice(0, TANDA);
  if (enviando || !tanda.length) return;
  if (!navigator.onLine) return decir(palabras.sinRed);
  enviando = true;
  let salio = false;
  try {
    salio = await entregar(tanda);
  } catch { decir(palabras.sinRed); }
  enviando = false;
  if (salio && pendientes().length) enviar();
}

async function entregar(tanda) {
  const cuerpo = new FormData();
  cuerpo.append("filas", JSON.stringify(tanda));
  cuerpo.append("agente", casa.dataset.jornada);
  cuerpo.append("reloj", new Date().toISOString());
  const respuesta = await fetch(casa.dataset.enviar, { method: "POST", body: cuerpo, headers: { "X-CSRFToken": await ficha() } });
  if (respuesta.redirected || respuesta.status === 403) { decir(palabras.sesion); return false; }
  if (respuesta.status === 409) { decir(palabras.otra); return false; }
  if (!respuesta.ok) { decir(palabras.falla); return false; }
  const dichas = (await respuesta.json()).filas;
  const quedan = filas().filter((f) => dichas[f.llave] !== "").map((f) => (dichas[f.llave] ? { ...f, motivo: dichas[f.llave] } : f));
  guardar(quedan);
  const enviadas = Object.values(dichas).filter((motivo) => !motivo).length;
  decir(enviadas === 1 ? "Enviada 1 atención." : `Enviadas ${enviadas} atenciones.`);
  return enviadas > 0;
}

// A page kept since yesterday has an old token; the one of now comes with the page of now.
async function ficha() {
  const pagina = new DOMParser().parseFromString(await (await fetch(location.pathname, { cache: "no-store" })).text(), "text/html");
  return (pagina.querySelector("[name=csrfmiddlewaretoken]") || document.querySelector("[name=csrfmiddlewaretoken]")).value;
}

// --- What one sees ---

function decir(texto) { red.textContent = texto; }
function pintar() {
  const todas = filas();
  casa.querySelector("[data-ninguna]").hidden = todas.length > 0;
  casa.querySelector("[data-enviar-ya]").hidden = !todas.some((f) => !f.motivo);
  lista.replaceChildren(...todas.map(renglon));
}
function renglon(fila) {
  const li = document.createElement("li");
  const que = document.createElement("div");
  const hora = new Date(fila.cuando).toLocaleTimeString("es-CO", { hour: "numeric", minute: "2-digit", timeZone: "America/Bogota" });
  que.textContent = `${hora} · ${fila.dicho} · ${fila.minutos} min`;
  const estado = document.createElement("p");
  estado.textContent = fila.motivo || "En este equipo, por enviar";
  que.append(estado);
  const quitar = document.createElement("button");
  quitar.type = "button";
  quitar.className = "boton secundario corto";
  quitar.textContent = "Quitar";
  quitar.setAttribute("aria-label", `Quitar la de las ${hora}`);
  quitar.addEventListener("click", () => { guardar(filas().filter((f) => f.llave !== fila.llave)); red.textContent = "Quitada."; });
  li.append(que, quitar);
  return li;
}
