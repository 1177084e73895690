// What makes every page kinder. Nothing here is needed: without it the portal works the same.

// The summary of errors gets the focus, and its links reach the control itself.
const resumen = document.querySelector("[data-enfocar]");
if (resumen) resumen.focus();

// Pages kept to be opened without network are of one account: who signs out, or is another, leaves or finds none.
const cuenta = document.querySelector("[data-cuenta]")?.dataset.cuenta;
async function vaciarCajas(menos) {
  for (const caja of (await globalThis.caches?.keys()) || []) if (caja !== menos) await caches.delete(caja);
}
if (cuenta !== undefined) vaciarCajas(`sin-red-${cuenta}`).catch(() => {});
document.addEventListener("submit", ({ target }) => { if (target.action.endsWith("/salir/")) vaciarCajas().catch(() => {}); });

// A form is sent once. The pressed button says so; coming back with «atrás» makes it usable again.
const enviando = new WeakSet();
document.addEventListener("submit", (evento) => {
  const forma = evento.target;
  if (forma.method !== "post" || forma.hasAttribute("data-repetible") || evento.defaultPrevented) return;
  if (enviando.has(forma)) { evento.preventDefault(); return; }
  enviando.add(forma);
  const boton = evento.submitter;
  if (!boton || forma.matches("[hx-post]") || boton.matches("[hx-post]")) { enviando.delete(forma); return; }
  setTimeout(() => {
    boton.dataset.palabras = boton.innerHTML;
    // It keeps its place: otherwise the second press of a double click lands on its neighbour.
    boton.style.minWidth = `${boton.offsetWidth}px`;
    boton.style.minHeight = `${boton.offsetHeight}px`;
    boton.textContent = boton.dataset.espera || "Enviando…";
    boton.setAttribute("aria-disabled", "true");
    // A file leaves the page where it is, and nothing says when it is down.
    if (forma.hasAttribute("data-descarga")) setTimeout(reponer, 5000, boton);
  });
});
function reponer(boton) {
  if (!("palabras" in boton.dataset)) return;
  boton.innerHTML = boton.dataset.palabras;
  boton.removeAttribute("aria-disabled");
  delete boton.dataset.palabras;
  if (boton.form) enviando.delete(boton.form);
}
addEventListener("pageshow", (evento) => {
  if (evento.persisted) document.querySelectorAll("[data-palabras]").forEach(reponer);
});

// The native file button speaks the browser's language; ours speaks Spanish and says what was chosen.
function vestirArchivo(entrada) {
  if (entrada.dataset.vestida) return;
  entrada.dataset.vestida = "si";
  const caja = document.createElement("span");
  caja.className = "elegir-archivo";
  const boton = document.createElement("span");
  boton.className = "boton secundario corto";
  boton.setAttribute("aria-hidden", "true");
  boton.textContent = entrada.dataset.archivo;
  const nombre = document.createElement("span");
  nombre.className = "nombre";
  const decir = () => {
    const archivos = [...entrada.files];
    nombre.textContent = archivos.length ? archivos.map((a) => `${a.name} (${pesa(a.size)})`).join(", ") : "Ningún archivo elegido";
  };
  entrada.before(caja);
  caja.append(entrada, boton, nombre);
  entrada.addEventListener("change", decir);
  decir();
}
function pesa(bytes) {
  const coma = (n) => n.toLocaleString("es-CO", { maximumFractionDigits: 1 });
  return bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${coma(bytes / 1048576)} MB`;
}
// A long text is never cut: near its limit one reads how many letters are left, or too many.
function contar(parrafo) {
  if (parrafo.dataset.contado) return;
  parrafo.dataset.contado = "si";
  const maximo = Number(parrafo.dataset.maximo);
  const cuenta = document.createElement("p");
  cuenta.className = "ayuda";
  cuenta.setAttribute("aria-live", "polite");
  parrafo.after(cuenta);
  let reloj = 0;
  const decir = () => {
    const quedan = maximo - parrafo.value.length;
    const letras = `${Math.abs(quedan).toLocaleString("es-CO")} ${Math.abs(quedan) === 1 ? "letra" : "letras"}`;
    cuenta.textContent = quedan > maximo / 5 ? "" : quedan < 0 ? `Sobran ${letras}` : `Le quedan ${letras}`;
  };
  parrafo.addEventListener("input", () => { clearTimeout(reloj); reloj = setTimeout(decir, 400); });
  decir();
}
function vestir(raiz) {
  raiz.querySelectorAll?.("input[type=file][data-archivo]").forEach(vestirArchivo);
  raiz.querySelectorAll?.("textarea[data-maximo]").forEach(contar);
}
vestir(document);

// With htmx: dress what arrives, and put the focus where the answer asks, or where it was.
let donde = "";
document.addEventListener("htmx:beforeSwap", () => { donde = document.activeElement?.id || ""; });
document.addEventListener("htmx:afterSettle", (evento) => {
  vestir(evento.target);
  const pedido = evento.target.matches?.("[data-enfocar]") ? evento.target : evento.target.querySelector?.("[data-enfocar]");
  const antes = donde && document.getElementById(donde);
  if (pedido) pedido.focus();
  else if (document.activeElement === document.body && antes) antes.focus();
});
