// What is sent at the door or at a table waits in this browser until there is network. Without this module the
// same forms go straight to the server. Each sending has its key: twice is once.

const formas = document.querySelectorAll("form[data-cola]");
if (formas.length) encolar();

function encolar() {
  const casa = `cola-${formas[0].dataset.cola}-${location.pathname}`; // only the account that wrote it sends it
  const estado = document.querySelector("[data-cola-estado]");
  const vistos = document.querySelector("[data-cola-lista]");
  const lista = JSON.parse(document.getElementById("lista-puerta")?.textContent || "{}");
  let enviando = false;

  for (const forma of formas) forma.addEventListener("submit", (suceso) => { suceso.preventDefault(); recibir(forma); });
  addEventListener("online", vaciar);
  setInterval(vaciar, 15000);
  vaciar();

  function leer() {
    try { return JSON.parse(localStorage.getItem(casa)) || []; } catch { return []; }
  }
  function guardar(cola) {
    localStorage.setItem(casa, JSON.stringify(cola));
  }

  function recibir(forma) {
    const falta = [...forma.elements].find((c) => c.dataset.falta && !c.value.trim());
    if (falta) { decir(falta.dataset.falta, true); return falta.focus(); }
    const datos = Object.fromEntries([...new FormData(forma)].filter(([n, v]) => typeof v === "string" && n !== "csrfmiddlewaretoken"));
    try {
      guardar([...leer(), { ...datos, llave: crypto.randomUUID(), cuando: new Date().toISOString() }]);
    } catch {
      return forma.submit(); // a telephone without room: straight to the server
    }
    anotar(quien(datos), "Guardado en este teléfono");
    forma.reset();
    forma.querySelector("input:not([type=hidden]), textarea")?.focus();
    vaciar();
  }

  // Who it is, as the list of the venue says; it was brought with the page, so no network is needed.
  function quien(datos) {
    const codigo = (datos.codigo || "").toUpperCase().replace(/[^A-Z]/g, "");
    if (lista[codigo]) return `${lista[codigo][0]}: mesa ${lista[codigo][1]}${lista[codigo][2] === document.body.dataset.sede ? "" : ` (${lista[codigo][2]})`}`;
    return datos.nombre || datos.texto || datos.accion || codigo;
  }

  function anotar(texto, detalle, alerta = false) {
    const linea = document.createElement("li");
    linea.className = alerta ? "aviso maiz" : "ficha";
    linea.textContent = `${texto} · ${detalle}`;
    vistos.prepend(linea);
    return linea;
  }

  async function vaciar() {
    if (enviando) return;
    enviando = true;
    let cola = leer();
    const hubo = cola.length;
    while (cola.length) {
      const respuesta = await mandar(cola[0]);
      if (!respuesta) { enviando = false; return decir(`Sin conexión. ${cuantas(cola.length)} en este teléfono`, true); }
      if (respuesta.sesion) { enviando = false; return decir("Su sesión terminó. Ingrese otra vez en esta página: lo anotado está en este teléfono", true); }
      if (respuesta.motivo) anotar(quien(cola[0]), respuesta.motivo, true);
      const llave = cola[0].llave;
      cola = leer().filter((uno) => uno.llave !== llave);
      guardar(cola);
    }
    enviando = false;
    if (hubo) decir("Todo está guardado en el servidor");
  }

  async function mandar(uno) {
    const cuerpo = new FormData();
    for (const [nombre, valor] of Object.entries(uno)) cuerpo.append(nombre, valor);
    cuerpo.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const respuesta = await fetch(location.pathname, { method: "POST", body: cuerpo, headers: { "X-Cola": "1" } });
      if (respuesta.status >= 500) return null;
      if (!(respuesta.headers.get("Content-Type") || "").includes("json")) return { sesion: true };
      return await respuesta.json();
    } catch {
      return null;
    }
  }

  function cuantas(n) { return n === 1 ? "Hay 1 anotación guardada" : `Hay ${n} anotaciones guardadas`; }

  function decir(texto, local = false) {
    estado.hidden = false;
    estado.classList.toggle("local", local);
    estado.textContent = texto;
  }

  camara();

  // Where the browser reads codes by itself, the square of each person is enough.
  function camara() {
    const boton = document.querySelector("[data-camara]");
    if (!boton || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
    boton.hidden = false;
    boton.addEventListener("click", async () => {
      const video = document.createElement("video");
      video.playsInline = true;
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      boton.after(video);
      await video.play();
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      let ultimo = "";
      const mirar = async () => {
        const [hallado] = await detector.detect(video).catch(() => []);
        if (hallado && hallado.rawValue !== ultimo) {
          ultimo = hallado.rawValue;
          const forma = document.querySelector("form[data-codigo]");
          forma.elements.codigo.value = ultimo;
          recibir(forma);
        }
        if (video.isConnected) setTimeout(mirar, 300);
      };
      mirar();
    });
  }
}
