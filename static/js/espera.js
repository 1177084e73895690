// What is written where there is no network waits on this device: kept, shown, sent once with the hour it happened,
// and wiped. The same key sent twice is one thing, so whatever was cut goes again. The page itself opens again
// without network. Where a form works without this file, it goes straight to the portal.
const casa = document.querySelector("[data-espera]");
const estado = casa.querySelector("[data-espera-estado]");
const lista = casa.querySelector("[data-espera-lista]");
const nombres = JSON.parse(document.getElementById("lista-puerta")?.textContent || "{}");
const CLAVE = `espera-${casa.dataset.espera}-${location.pathname}`; // only the account that wrote it sends it
const TANDA = 50;
const enviadas = [];
const palabras = {
  sinRed: () => `Sin conexión. ${cuantas(porEnviar().length)} en este equipo`,
  sesion: () => "Por seguridad cerramos su sesión. Lo que anotó está guardado: ingrese en esta página y se envía",
  otra: () => "Esto lo anotó otra cuenta. Ingrese con ella y se envía",
  falla: () => "No pudimos enviar. Lo que anotó está guardado en este equipo",
};
let enviando = false;
let dicho = false;

if (lista) empezar();

function empezar() {
  for (const forma of casa.querySelectorAll("form[data-anotar]")) {
    forma.addEventListener("submit", (suceso) => { suceso.preventDefault(); anotar(forma); });
  }
  casa.querySelector("[data-espera-ya]")?.addEventListener("click", enviar);
  addEventListener("online", enviar);
  addEventListener("storage", pintar);
  setInterval(enviar, 15000);
  pintar();
  enviar();
  preparar().catch(() => {}); // a browser that keeps no pages still keeps what is written
}

// The page and its pieces stay on the device, in the box of this account; the worker opens them far from any network.
async function preparar() {
  if (!navigator.serviceWorker || !navigator.onLine) return;
  await navigator.serviceWorker.register(casa.dataset.obrero, { scope: location.pathname });
  const piezas = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((p) => p.href || p.src);
  await (await caches.open(`sin-red-${casa.dataset.espera}`)).addAll([location.pathname, ...piezas]);
  if (!dicho) decir("Este equipo está listo para trabajar sin conexión.");
}

// --- What waits ---

function filas() {
  try { return JSON.parse(localStorage.getItem(CLAVE)) || []; } catch { return []; }
}
function porEnviar() { return filas().filter((fila) => !fila.motivo); }
function guardar(nuevas) {
  if (nuevas.length) localStorage.setItem(CLAVE, JSON.stringify(nuevas));
  else localStorage.removeItem(CLAVE);
  pintar();
}

function anotar(forma) {
  const respuestas = obligatorias(forma);
  const falta = respuestas.find(({ dice }) => !dice);
  if (falta) { decir(falta.campo.dataset.falta, true); return falta.campo.focus(); }
  const datos = [...new FormData(forma)].filter(([nombre, valor]) => typeof valor === "string" && nombre !== "csrfmiddlewaretoken");
  const fila = {
    ...Object.fromEntries(datos), llave: crypto.randomUUID(), cuando: new Date().toISOString(),
    dicho: respuestas.map(({ dice }) => dice).join(" · "),
  };
  try { guardar([...filas(), fila]); } catch { return sinLugar(forma); }
  forma.reset();
  forma.querySelector("input:not([type=hidden], [type=radio]), textarea, select").focus();
  enviar();
}
function sinLugar(forma) {
  if (forma.method === "post") return forma.submit(); // straight to the portal
  decir("Este equipo no tiene espacio para guardar. Anote en la hoja de papel.", true);
}

// What cannot be missing, in words; "" is what is missing or cannot be.
function obligatorias(forma) {
  const vistos = [...new Set([...forma.querySelectorAll("[data-falta]")].map((campo) => campo.name))];
  return vistos.map((nombre) => {
    const campos = [...forma.querySelectorAll(`[name="${nombre}"]`)];
    const campo = campos.find((uno) => uno.checked) || campos[0];
    return { campo, dice: campo.validity.valid ? leer(campo) : "" };
  });
}
function leer(campo) {
  if (campo.type === "radio") return campo.checked ? campo.closest("label").textContent.trim() : "";
  if (campo.tagName === "SELECT") return campo.value && campo.selectedOptions[0].textContent.trim().replace(/^\d · /, "");
  if (campo.name === "codigo") return deQuien(campo.value);
  const valor = campo.value.trim();
  return valor && valor + (campo.dataset.unidad || "");
}
// Whose code it is, as the list of the venue says; it came with the page, so no network is needed.
function deQuien(valor) {
  const codigo = valor.toUpperCase().replace(/[^A-Z]/g, "");
  return nombres[codigo] || codigo || valor.trim();
}

// --- Sending ---

async function enviar() {
  const tanda = porEnviar().slice(0, TANDA);
  if (enviando || !tanda.length) return;
  enviando = true;
  const problema = await entregar(tanda).catch(() => "sinRed");
  enviando = false;
  if (problema) return decir(palabras[problema](), true);
  const [quedan, nuevas] = [filas(), porEnviar().filter((fila) => !tanda.some(({ llave }) => llave === fila.llave))];
  if (nuevas.length) return enviar();
  refrescar().catch(() => {});
  decir(quedan.length ? "Lea por qué no se guardó lo que sigue en la lista" : "Todo está guardado en el servidor", quedan.length > 0);
}

async function entregar(tanda) {
  let respuesta = await mandar(tanda, document);
  if (respuesta.status === 403) respuesta = await mandar(tanda, await paginaDeAhora());
  if (respuesta.redirected || respuesta.status === 403) return "sesion";
  if (respuesta.status === 409) return "otra";
  if (!respuesta.ok) return "falla";
  const dichas = (await respuesta.json()).filas;
  enviadas.push(...tanda.filter(({ llave }) => dichas[llave] === ""));
  guardar(filas().filter((fila) => dichas[fila.llave] !== "").map((fila) => ({ ...fila, motivo: dichas[fila.llave] || fila.motivo })));
  return "";
}
function mandar(tanda, pagina) {
  const cuerpo = new FormData();
  cuerpo.append("filas", JSON.stringify(tanda));
  cuerpo.append("cuenta", casa.dataset.espera);
  cuerpo.append("reloj", new Date().toISOString());
  const ficha = pagina.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  return fetch(casa.dataset.enviar || location.pathname, { method: "POST", body: cuerpo, headers: { "X-CSRFToken": ficha } });
}
// A page kept since before signing in again has an old token; the one of now comes with the page of now.
async function paginaDeAhora() {
  return new DOMParser().parseFromString(await (await fetch(location.pathname, { cache: "no-store" })).text(), "text/html");
}

// What the portal already knows of this page, as it is now.
async function refrescar() {
  if (!casa.querySelector("[data-fresco]")) return;
  const ahora = await paginaDeAhora();
  for (const zona of casa.querySelectorAll("[data-fresco]")) {
    const nueva = ahora.querySelector(`[data-fresco="${zona.dataset.fresco}"]`);
    if (nueva) zona.replaceWith(nueva);
  }
}

// --- What one sees ---

function cuantas(n) { return n === 1 ? "Hay 1 anotación guardada" : `Hay ${n} anotaciones guardadas`; }
function decir(texto, local = false) {
  dicho = true;
  estado.hidden = false;
  estado.classList.toggle("local", local);
  estado.textContent = texto;
}
function pintar() {
  const todas = filas();
  const ya = "enviadas" in lista.dataset ? enviadas.map((fila) => ({ ...fila, motivo: "Guardada en el servidor", lista: true })) : [];
  for (const nada of casa.querySelectorAll("[data-espera-nada]")) nada.hidden = todas.length > 0;
  for (const boton of casa.querySelectorAll("[data-espera-ya]")) boton.hidden = !porEnviar().length;
  lista.replaceChildren(...[...ya, ...todas].reverse().map(renglon));
  lista.hidden = !lista.children.length;
}
function renglon(fila) {
  const li = document.createElement("li");
  const que = document.createElement("div");
  const hora = new Date(fila.cuando).toLocaleTimeString("es-CO", { hour: "numeric", minute: "2-digit", timeZone: "America/Bogota" });
  que.textContent = `${hora} · ${fila.dicho}`;
  const como = document.createElement("p");
  como.textContent = fila.motivo || "En este equipo, por enviar";
  que.append(como);
  li.append(que);
  if (fila.motivo && !fila.lista) li.className = "con-error";
  if (!fila.lista) li.append(botonQuitar(fila, hora));
  return li;
}
function botonQuitar({ llave }, hora) {
  const quitar = document.createElement("button");
  quitar.type = "button";
  quitar.className = "boton secundario corto";
  quitar.textContent = "Quitar";
  quitar.setAttribute("aria-label", `Quitar la de las ${hora}`);
  quitar.addEventListener("click", () => { guardar(filas().filter((fila) => fila.llave !== llave)); decir("Quitada."); });
  return quitar;
}
