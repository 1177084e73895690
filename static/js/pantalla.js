// The public screen looks every three seconds whether something changed; the server answers 304 when not.
const cada = 3000;
async function mirar() {
  try {
    const respuesta = await fetch(location.href, { cache: "no-cache" });
    if (respuesta.ok) {
      const nueva = new DOMParser().parseFromString(await respuesta.text(), "text/html");
      if (nueva.body.innerHTML !== document.body.innerHTML) {
        document.title = nueva.title;
        document.body.className = nueva.body.className;
        document.body.replaceChildren(...nueva.body.childNodes);
      }
    }
  } catch {
    // The network of the room failed: what is on the screen stays, and we look again.
  }
  setTimeout(mirar, cada);
}
setTimeout(mirar, cada);
