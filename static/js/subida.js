// Inside [data-subida] (an element with an id, one for each file box) the chosen file goes up at once, on its own
// line, with its progress in words. Without this the form sends them whole. The server answers as always, with the page:
// the error beside the field or the new state of the element are read from there.

const enCurso = new Map(); // line → { nombre, avance }

function crear(etiqueta, clase, texto) {
  const nodo = document.createElement(etiqueta);
  if (clase) nodo.className = clase;
  if (texto) nodo.textContent = texto;
  return nodo;
}

function pesa(bytes) {
  const mega = bytes / 1048576;
  return mega < 1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${mega.toLocaleString("es-CO", { maximumFractionDigits: 1 })} MB`;
}

function boton(clase, palabra, nombre, accion) {
  const nodo = crear("button", `boton ${clase} corto`, palabra);
  nodo.type = "button";
  nodo.append(crear("span", "oculto-visual", ` ${nombre}`));
  nodo.addEventListener("click", accion);
  return nodo;
}

// One quiet voice for the whole page: start, end and failure of each file.
const voz = crear("p", "oculto-visual");
voz.setAttribute("role", "status");
document.body.append(voz);

// The button that sends what was chosen has nothing left to send.
for (const sobra of document.querySelectorAll("[data-sin-js]")) sobra.hidden = true;

const espere = crear("span", "mensaje-error");
espere.setAttribute("role", "alert");

function soltar(linea) {
  enCurso.delete(linea);
  if (!enCurso.size) espere.remove();
}

function fallar(linea, subida, texto) {
  soltar(linea);
  const otra = boton("", "Reintentar", subida.archivo.name, () => subir(subida, linea));
  const dejar = boton("secundario", "Quitar", subida.archivo.name, () => linea.closest("ul").remove());
  const botones = crear("span", "fila");
  botones.append(otra, dejar);
  linea.replaceChildren(crear("span", "nombre", subida.archivo.name), crear("span", "mensaje-error", texto), botones);
  voz.textContent = `${subida.archivo.name}: ${texto}`;
}

function errorDe(pagina, campo) {
  const control = pagina.querySelector(`[name="${CSS.escape(campo)}"]`);
  const mensaje = control?.closest(".campo")?.querySelector(".mensaje-error");
  mensaje?.querySelector(".oculto-visual")?.remove();
  return mensaje?.textContent.trim();
}

function terminar(linea, subida, respuesta) {
  const pagina = new DOMParser().parseFromString(respuesta, "text/html");
  const caja = document.getElementById(subida.caja);
  const nueva = pagina.getElementById(subida.caja);
  const error = errorDe(pagina, subida.campo);
  if (!nueva || error) return fallar(linea, subida, error || "No pudimos guardarlo. Intente de nuevo");
  linea.closest("ul").remove();
  soltar(linea);
  voz.textContent = `${subida.archivo.name}: Subido`;
  if (caja.querySelector("[data-subiendo]")) return; // another one of this box is still on its way
  const aqui = caja.contains(document.activeElement);
  const control = document.activeElement?.id;
  caja.replaceWith(nueva);
  // portal.js dresses the file buttons of whatever arrives.
  nueva.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  if (aqui) (nueva.querySelector(`#${CSS.escape(control || "-")}`) ?? nueva.querySelector("a")).focus();
}

function subir(subida, linea) {
  const { archivo, campo, accion, datos } = subida;
  const peso = pesa(archivo.size);
  datos.set(campo, archivo);
  const peticion = new XMLHttpRequest();
  const detalle = crear("span", "detalle", `${peso} · Subiendo 0 %`);
  const barra = crear("progress");
  barra.max = 100;
  barra.value = 0;
  barra.setAttribute("aria-label", archivo.name);
  const cancelar = boton("secundario", "Cancelar", archivo.name, () => {
    peticion.abort();
    soltar(linea);
    linea.closest("ul").remove();
    voz.textContent = `${archivo.name}: cancelado`;
  });
  const aqui = linea.contains(document.activeElement);
  linea.replaceChildren(crear("span", "nombre", archivo.name), detalle, barra, cancelar);
  if (aqui) cancelar.focus();
  enCurso.set(linea, { nombre: archivo.name, avance: 0 });
  peticion.upload.addEventListener("progress", (evento) => {
    const avance = Math.floor((100 * evento.loaded) / evento.total);
    barra.value = avance;
    detalle.textContent = `${peso} · ${avance < 100 ? `Subiendo ${avance} %` : "Revisando el archivo"}`;
    enCurso.set(linea, { nombre: archivo.name, avance });
  });
  peticion.addEventListener("load", () => {
    if (peticion.status < 500) terminar(linea, subida, peticion.responseText);
    else fallar(linea, subida, "No pudimos guardarlo. Intente de nuevo");
  });
  peticion.addEventListener("error", () => fallar(linea, subida, "Falló: se perdió la conexión"));
  peticion.open("POST", accion);
  peticion.send(datos);
  voz.textContent = `Subiendo ${archivo.name}`;
}

document.addEventListener("change", (evento) => {
  const entrada = evento.target;
  const caja = entrada.closest?.("[data-subida]");
  if (!caja || entrada.type !== "file" || !entrada.files.length) return;
  const [archivo] = entrada.files;
  const datos = new FormData(entrada.form);
  for (const otra of entrada.form.querySelectorAll("input[type=file]")) datos.delete(otra.name);
  datos.set("subir", "si");
  const linea = crear("li", "archivo");
  const lista = crear("ul", "archivos lista");
  lista.setAttribute("data-subiendo", "");
  lista.append(linea);
  for (const vieja of caja.querySelectorAll("[data-subiendo]:has(.mensaje-error)")) vieja.remove();
  entrada.closest(".campo").after(lista);
  entrada.value = "";
  entrada.dispatchEvent(new Event("change")); // portal.js says again that nothing is chosen
  subir({ caja: caja.id, archivo, campo: entrada.name, accion: entrada.form.action, datos }, linea);
});

// Nothing is sent, and nobody leaves by mistake, while a file is going up.
document.addEventListener("submit", (evento) => {
  const [primera] = enCurso.values();
  if (!primera) return;
  evento.preventDefault();
  evento.stopImmediatePropagation();
  (evento.submitter?.parentElement ?? evento.target).append(espere);
  espere.textContent = `Espere a que termine de subir ${primera.nombre} (${primera.avance} %)`;
}, true);
addEventListener("beforeunload", (evento) => { if (enCurso.size) evento.preventDefault(); });
