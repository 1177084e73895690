// Inside [data-subida] (an element with an id) each chosen file goes up at once, on its own line, with its
// progress in words. Without this the form sends them whole. The server answers as always, with the page:
// the error beside the field or the new state of the element are read from there.

const enCurso = new Map(); // line → { nombre, avance }

function crear(etiqueta, clase, texto) {
  const nodo = document.createElement(etiqueta);
  if (clase) nodo.className = clase;
  if (texto) nodo.textContent = texto;
  return nodo;
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

function fallar(linea, subida, texto) {
  enCurso.delete(linea);
  const otra = boton("", "Reintentar", subida.archivo.name, () => subir(subida, linea));
  const dejar = boton("secundario", "Quitar", subida.archivo.name, () => linea.remove());
  linea.replaceChildren(crear("span", "nombre", subida.archivo.name), crear("span", "mensaje-error", texto), otra, dejar);
  voz.textContent = texto;
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
  enCurso.delete(linea);
  linea.replaceChildren(crear("span", "nombre", subida.archivo.name), crear("span", "detalle", "Subido"));
  voz.textContent = `${subida.archivo.name}: Subido`;
  if (enCurso.size || caja.querySelector("[data-subiendo] .mensaje-error")) return;
  const ayuda = document.activeElement?.id;
  caja.replaceWith(nueva);
  // portal.js dresses the file buttons of whatever arrives.
  nueva.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  (ayuda && document.getElementById(ayuda))?.focus();
}

function subir(subida, linea) {
  const { archivo, campo, accion, datos } = subida;
  datos.set(campo, archivo);
  const peticion = new XMLHttpRequest();
  const detalle = crear("span", "detalle", "Subiendo 0 %");
  const barra = crear("progress");
  barra.max = 100;
  barra.value = 0;
  barra.setAttribute("aria-label", archivo.name);
  const cancelar = boton("secundario", "Cancelar", archivo.name, () => {
    peticion.abort();
    enCurso.delete(linea);
    linea.remove();
    voz.textContent = `${archivo.name}: cancelado`;
  });
  linea.replaceChildren(crear("span", "nombre", archivo.name), detalle, barra, cancelar);
  enCurso.set(linea, { nombre: archivo.name, avance: 0 });
  peticion.upload.addEventListener("progress", (evento) => {
    const avance = Math.floor((100 * evento.loaded) / evento.total);
    barra.value = avance;
    detalle.textContent = avance < 100 ? `Subiendo ${avance} %` : "Revisando el archivo";
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
  entrada.closest(".campo").after(lista);
  entrada.value = "";
  subir({ caja: caja.id, archivo, campo: entrada.name, accion: entrada.form.action, datos }, linea);
});

// Nothing is sent, and nobody leaves by mistake, while a file is going up.
const espere = crear("p", "mensaje-error");
espere.setAttribute("role", "alert");
document.addEventListener("submit", (evento) => {
  const [primera] = enCurso.values();
  if (!primera) return;
  evento.preventDefault();
  evento.stopImmediatePropagation();
  evento.target.append(espere);
  espere.textContent = `Espere a que termine de subir "${primera.nombre}" (${primera.avance} %) antes de enviar`;
}, true);
addEventListener("beforeunload", (evento) => { if (enCurso.size) evento.preventDefault(); });
