// The counter: three keys write an attention, and nothing of a person stays. Without this file it works the same.
const marco = document.querySelector("[data-mostrador]");
const forma = document.querySelector("[data-atencion]");
for (const cosa of document.querySelectorAll("[data-solo-js]")) cosa.hidden = false;

// A page kept by the browser is asked for again: the portal then says whether that person is still here.
addEventListener("pageshow", (evento) => { if (evento.persisted) location.reload(); });
if (marco?.dataset.mostrador === "inicio") {
  for (const lugar of [localStorage, sessionStorage]) {
    for (const clave of Object.keys(lugar)) if (clave !== "mostrador-teclas" && !clave.startsWith("espera-")) lugar.removeItem(clave);
  }
}
document.querySelector("[data-imprimir]")?.addEventListener("click", () => print());

// --- The keys: off with their box, and while something is being typed ---
const conTeclas = document.querySelector("[data-teclas]");
if (conTeclas) {
  conTeclas.checked = localStorage.getItem("mostrador-teclas") !== "no";
  conTeclas.addEventListener("change", () => localStorage.setItem("mostrador-teclas", conTeclas.checked ? "si" : "no"));
}
const LETRAS = { h: "hecho", q: "informada", f: "incompleta", o: "remitida" };
const escribe = (donde) => donde.matches?.("textarea, input:not([type=radio], [type=checkbox], [type=hidden])");
function pulsar({ key }) {
  if (/^[1-9]$/.test(key)) {
    const opcion = forma.querySelectorAll("optgroup:first-of-type option")[Number(key) - 1];
    if (!opcion) return false;
    opcion.selected = true;
    opcion.closest("select").focus();
    return true;
  }
  const resultado = forma.querySelector(`[name=resultado][value=${LETRAS[key.toLowerCase()] || "nada"}]`);
  if (!resultado) return false;
  resultado.checked = true;
  resultado.focus();
  return true;
}
// S calls whoever goes next, also where no attention can be written yet.
document.addEventListener("keydown", (evento) => {
  const llamar = document.querySelector("[data-llamar]");
  if (!llamar || evento.key.toLowerCase() !== "s" || conTeclas?.checked === false || escribe(evento.target)) return;
  if (evento.ctrlKey || evento.metaKey || evento.altKey || evento.target.matches("select")) return;
  evento.preventDefault();
  llamar.requestSubmit();
});
document.addEventListener("keydown", (evento) => {
  if (!forma || conTeclas?.checked === false || evento.ctrlKey || evento.metaKey || evento.altKey) return;
  if (escribe(evento.target)) return;
  if (evento.key === "Enter" && forma.contains(evento.target) && evento.target.matches("select, [type=radio]")) {
    evento.preventDefault();
    forma.requestSubmit();
  } else if (pulsar(evento)) evento.preventDefault();
});
