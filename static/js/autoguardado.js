// A step saves itself when the person leaves a field. Without this module the button saves the same.
// What could not reach the server stays on this phone until it does.

const forma = document.querySelector("form[data-autoguardado]");
if (forma) vigilar(forma);

function vigilar(forma) {
  const llave = `sso-${forma.dataset.autoguardado}`;
  const aviso = forma.querySelector("[data-guardado]");
  let pendiente = false;
  let guardando = false;
  let seVa = false; // the next page may already be on its way, without what is being saved now

  // A tab stays the same page when it reloads: what it left on its way is no other session's.
  try { forma.elements.pagina.value = sessionStorage.hoja ||= forma.elements.pagina.value; } catch { /* each opening is its own */ }
  recuperar();
  forma.addEventListener("input", () => { pendiente = true; seVa = false; apartar(); });
  forma.addEventListener("change", () => { pendiente = true; apartar(); guardar(); });
  forma.addEventListener("focusout", guardar);
  forma.addEventListener("submit", olvidar);
  addEventListener("online", guardar);
  addEventListener("beforeunload", () => { seVa = true; });

  function escrito() {
    const datos = {};
    for (const [nombre, valor] of new FormData(forma)) {
      if (typeof valor === "string" && !["csrfmiddlewaretoken", "version", "abierta", "pagina"].includes(nombre)) datos[nombre] = valor;
    }
    return datos;
  }

  function apartar() {
    try { localStorage.setItem(llave, JSON.stringify(escrito())); } catch { /* a phone without room still saves on the server */ }
  }
  function olvidar() {
    try { localStorage.removeItem(llave); } catch { /* nothing was kept */ }
  }

  function recuperar() {
    let datos = null;
    try { datos = JSON.parse(localStorage.getItem(llave)); } catch { return; }
    if (!datos) return;
    let cambio = false;
    for (const campo of forma.elements) {
      if (!(campo.name in datos) || campo.type === "hidden" || campo.type === "submit") continue;
      if (campo.type === "radio") {
        const debe = campo.value === datos[campo.name];
        cambio ||= debe !== campo.checked;
        campo.checked = debe;
      } else if (campo.value !== datos[campo.name]) {
        campo.value = datos[campo.name];
        cambio = true;
      }
    }
    if (!cambio) return olvidar();
    pendiente = true;
    decir("Recuperamos lo que había escrito en este teléfono", true);
    guardar();
  }

  async function guardar() {
    if (!pendiente || guardando) return;
    pendiente = false;
    guardando = true;
    try {
      const respuesta = await fetch(forma.action || location.href, {
        method: "POST", body: new FormData(forma), headers: { "X-Autoguardado": "1" }, keepalive: true,
      });
      entender(await respuesta.json());
    } catch {
      pendiente = true;
      decir("Sin conexión. Guardado solo en este teléfono", true);
    } finally {
      guardando = false;
    }
    if (pendiente && navigator.onLine && !aviso.classList.contains("local")) guardar();
  }

  function entender(dicho) {
    if (dicho.guardado) {
      forma.elements.version.value = dicho.version;
      forma.elements.abierta.value = Math.floor(Date.now() / 1000);
      if (!pendiente && !seVa) olvidar();
      marcar(dicho.errores);
      return decir(`Guardado en el servidor a las ${dicho.guardado}`);
    }
    if (dicho.sesion) return decir(dicho.sesion, true, dicho.ingresar, "Ingresar");
    if (dicho.conflicto) return decir(`${dicho.conflicto}.`, true, "", "Pulse «Guardar» para verlas");
    decir(dicho.cerrado || "No pudimos guardar. Lo que escribió está en este teléfono", true);
  }

  // The sentence of a field goes where the page would have put it; what was mended loses its own.
  function marcar(errores) {
    for (const viejo of forma.querySelectorAll("[data-error-vivo]")) {
      viejo.parentElement.classList.remove("con-error");
      viejo.remove();
    }
    for (const [id, frase] of Object.entries(errores)) {
      const control = document.getElementById(id) || document.getElementById(`${id}_0`);
      const campo = control && control.closest(".campo");
      if (!campo || campo.contains(document.activeElement) || campo.querySelector(".mensaje-error")) continue;
      const parrafo = document.createElement("p");
      parrafo.className = "mensaje-error";
      parrafo.dataset.errorVivo = "";
      parrafo.textContent = frase;
      campo.classList.add("con-error");
      campo.querySelector("label, legend").after(parrafo);
    }
  }

  function decir(texto, local = false, url = "", enlace = "") {
    aviso.hidden = false;
    aviso.classList.toggle("local", local);
    aviso.textContent = texto;
    if (!enlace) return;
    const mas = document.createElement(url ? "a" : "span");
    if (url) mas.href = url;
    mas.textContent = enlace;
    aviso.append(" ", mas);
  }
}
