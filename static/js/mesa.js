// The validation desk by keyboard. Every key presses a visible button; without this file the desk works.
const mesa = document.querySelector("[data-mesa]");
const conTeclas = mesa?.dataset.teclas === "si";
const hoja = document.querySelector(".hoja-archivo");
const todos = (selector) => [...document.querySelectorAll(selector)];
const actual = () => document.querySelector(".lista-nacional [aria-current]");

// --- The document ---
let zoom = 1, giro = 0;
for (const mandos of todos("[data-solo-js]")) mandos.hidden = false;
function dibujar() {
  const papel = hoja?.firstElementChild;
  if (!papel) return;
  const imagen = papel.tagName === "IMG", acostado = giro % 180 !== 0;
  const { clientWidth: ancho, clientHeight: alto } = hoja;
  papel.style.inlineSize = `${zoom * (acostado && !imagen ? alto : ancho)}px`;
  papel.style.blockSize = imagen ? "auto" : `${zoom * (acostado ? ancho : alto)}px`;
  const { offsetWidth: w, offsetHeight: h } = papel;
  const [x, y] = { 0: [0, 0], 90: [h, 0], 180: [w, h], 270: [0, w] }[giro];
  papel.style.transformOrigin = "0 0";
  papel.style.transform = giro ? `translate(${x}px, ${y}px) rotate(${giro}deg)` : "";
}
const mirar = {
  acercar() { zoom = Math.min(zoom + 0.25, 4); dibujar(); },
  alejar() { zoom = Math.max(zoom - 0.25, 0.5); dibujar(); },
  girar() { giro = (giro + 90) % 360; dibujar(); },
};
for (const boton of todos("[data-visor]")) boton.addEventListener("click", mirar[boton.dataset.visor]);
function abrir(direccion) {
  const enlaces = todos("[data-documento]");
  const enlace = enlaces.find((e) => e.dataset.documento === direccion);
  if (!hoja || !enlace || hoja.firstElementChild?.getAttribute("src") === direccion) return;
  for (const otro of enlaces) otro.removeAttribute("aria-current");
  enlace.setAttribute("aria-current", "true");
  const papel = document.createElement("imagen" in enlace.dataset ? "img" : "iframe");
  papel[papel.tagName === "IMG" ? "alt" : "title"] = enlace.textContent;
  papel.src = direccion;
  hoja.setAttribute("aria-label", enlace.textContent);
  hoja.replaceChildren(papel);
  zoom = 1;
  giro = 0;
}
document.addEventListener("click", (evento) => {
  const enlace = evento.target.closest("a[data-documento], a[data-ver]");
  if (!enlace || evento.ctrlKey || evento.metaKey || evento.shiftKey) return;
  evento.preventDefault();
  abrir(enlace.dataset.documento || enlace.dataset.ver);
});

// A browser's PDF viewer takes the focus when it loads: give it back, unless the person went there.
let ultimo = document.activeElement, tabulo = -1000;
document.addEventListener("focusin", ({ target }) => { if (target.tagName !== "IFRAME") ultimo = target; });
document.addEventListener("keydown", (evento) => { if (evento.key === "Tab") tabulo = performance.now(); });
addEventListener("blur", () => setTimeout(() => {
  const fue = hoja?.matches(":hover") || performance.now() - tabulo < 300;
  if (document.activeElement?.tagName !== "IFRAME" || fue) return;
  (ultimo?.isConnected ? ultimo : actual())?.focus();
}));

// --- The checklist ---
function ir(punto, { enfocar = true } = {}) {
  if (!punto) return;
  for (const otro of todos(".lista-nacional [aria-current]")) otro.removeAttribute("aria-current");
  punto.setAttribute("aria-current", "true");
  if (enfocar) punto.focus();
  punto.scrollIntoView({ block: "nearest" });
  abrir(punto.dataset.archivoPunto);
}
function mover(pasos) {
  const puntos = todos(".lista-nacional [data-aplica]");
  ir(puntos[Math.min(Math.max(puntos.indexOf(actual()) + pasos, 0), puntos.length - 1)]);
}
document.addEventListener("click", (evento) => {
  const enlace = evento.target.closest(".lista-nacional li > a");
  if (!enlace || evento.ctrlKey || evento.metaKey || evento.shiftKey) return;
  evento.preventDefault();
  ir(enlace.closest("li"));
});
// After htmx answers, the list comes with its next item; the document follows it (portal.js moves the focus).
document.addEventListener("htmx:afterSettle", () => abrir(actual()?.dataset.archivoPunto));

// --- The keys ---
const escribe = (donde) => donde.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])");
function pulsar(selector, dentro = document) {
  const boton = dentro?.querySelector(selector);
  if (boton && boton.offsetParent !== null) boton.click();
}
function abrirRazones() {
  const lista = actual()?.querySelector("details[data-tecla=n]");
  if (!lista) return;
  lista.open = true;
  (lista.querySelector("input[type=radio]:checked") || lista.querySelector("input[type=radio]")).focus();
}
function siguienteDocumento() {
  const enlaces = todos("[data-documento]");
  const aqui = enlaces.findIndex((e) => e.hasAttribute("aria-current"));
  if (enlaces.length) abrir(enlaces[(aqui + 1) % enlaces.length].dataset.documento);
}
function ayuda() {
  const teclas = document.querySelector("[data-ayuda]");
  if (!teclas) return;
  teclas.open = true;
  teclas.parentElement.focus();
}
const TECLAS = {
  j: () => mover(1),
  k: () => mover(-1),
  c: () => pulsar("[data-tecla=c]", actual()),
  n: abrirRazones,
  v: siguienteDocumento,
  r: mirar.girar,
  "+": mirar.acercar,
  "-": mirar.alejar,
  u: () => pulsar("[data-tecla=u]"),
  "?": ayuda,
};
// Inside the list of reasons, a letter goes to the reason that begins with it.
function buscarRazon(lista, letra) {
  const radios = [...lista.querySelectorAll("input[type=radio]")];
  const desde = radios.indexOf(document.activeElement) + 1;
  const orden = [...radios.slice(desde), ...radios.slice(0, desde)];
  const radio = orden.find((r) => r.closest("label").textContent.trim().toLowerCase().startsWith(letra));
  if (radio) { radio.checked = true; radio.focus(); }
}
function enRazones(evento, lista) {
  if (evento.key === "Escape") { lista.open = false; lista.closest("li").focus(); return true; }
  if (!evento.target.matches("input[type=radio]")) return false;
  if (evento.key === "Enter") { evento.preventDefault(); lista.querySelector("form button").click(); return true; }
  if (/^\p{L}$/u.test(evento.key)) { buscarRazon(lista, evento.key.toLowerCase()); return true; }
  return false;
}
document.addEventListener("keydown", (evento) => {
  if (!mesa || evento.defaultPrevented) return;
  const lista = evento.target.closest?.("details.razones[open]");
  if (lista && !evento.ctrlKey && !evento.altKey && !evento.metaKey && enRazones(evento, lista)) return;
  if (evento.ctrlKey && evento.key === "Enter") { evento.preventDefault(); pulsar("[data-decidir] button"); return; }
  if (escribe(evento.target)) return;
  if (evento.altKey && evento.key === "Backspace") { evento.preventDefault(); location.assign(mesa.dataset.cola); return; }
  if (!conTeclas || evento.ctrlKey || evento.altKey || evento.metaKey) return;
  const tecla = TECLAS[evento.key];
  if (tecla) { evento.preventDefault(); tecla(); }
});
