// The public screen looks every three seconds whether something changed; the server answers 304 when not.
// What a screen reader announces stays in its place and only changes its words: replaced, it would not speak.
const cada = 3000;
const anuncio = document.querySelector("[aria-live]");
let vista = document.body.innerHTML;
function poner(nueva) {
  const dicho = nueva.querySelector("[aria-live]");
  dicho?.remove();
  for (const nodo of [...document.body.childNodes]) if (nodo !== anuncio) nodo.remove();
  document.body.append(...nueva.body.childNodes);
  if (anuncio && dicho && anuncio.textContent !== dicho.textContent) anuncio.textContent = dicho.textContent;
}
async function mirar() {
  try {
    const respuesta = await fetch(location.href, { cache: "no-cache" });
    if (respuesta.ok) {
      const nueva = new DOMParser().parseFromString(await respuesta.text(), "text/html");
      if (nueva.body.innerHTML !== vista) {
        vista = nueva.body.innerHTML;
        document.title = nueva.title;
        document.body.className = nueva.body.className;
        poner(nueva);
      }
    }
  } catch {
    // The network of the room failed: what is on the screen stays, and we look again.
  }
  setTimeout(mirar, cada);
}
setTimeout(mirar, cada);
