// On a self-service module: a minute without touching it and everything of the person is wiped; the last
// fifteen seconds are said on the screen. Without this file the page itself goes after a minute.
const AVISO = 45000, FIN = 15000;
const franja = document.createElement("p");
franja.className = "por-borrar";
franja.setAttribute("role", "alert");
document.body.prepend(franja);
let reloj;
function avisar() {
  franja.textContent = "En 15 segundos se borra todo lo suyo. Toque la pantalla para seguir.";
  reloj = setTimeout(() => location.replace("/tramites/modulo/cerrar/"), FIN);
}
function contar() {
  clearTimeout(reloj);
  franja.textContent = "";
  reloj = setTimeout(avisar, AVISO);
}
for (const gesto of ["pointerdown", "keydown", "input", "wheel"]) addEventListener(gesto, contar, { passive: true });
// A page kept by the browser is of whoever was here before.
addEventListener("pageshow", (evento) => { if (evento.persisted) location.replace("/tramites/modulo/"); });
contar();
