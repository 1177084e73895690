// Follow the own proof up to the published root, on this device and with nothing of the portal.
const desdeHex = (texto) => Uint8Array.from(texto.match(/../g), (par) => parseInt(par, 16));
const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
const sha256 = async (...partes) => new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(partes).arrayBuffer()));
const porCodigo = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function canonico(valor) {
  if (Array.isArray(valor)) return `[${valor.map(canonico).join(",")}]`;
  if (valor === null || typeof valor !== "object") return JSON.stringify(valor);
  return `{${Object.keys(valor).sort(porCodigo).map((c) => `${JSON.stringify(c)}:${canonico(valor[c])}`).join(",")}}`;
}
async function raizDe(prueba) {
  let actual = await sha256(new Uint8Array([0]), desdeHex(prueba.sal), new TextEncoder().encode(canonico(prueba.fila)));
  let posicion = prueba.indice, ultimo = prueba.total - 1;
  for (const hermano of prueba.camino.map(desdeHex)) {
    if (posicion % 2 || posicion === ultimo) {
      actual = await sha256(new Uint8Array([1]), hermano, actual);
      while (posicion && !(posicion % 2)) { posicion = Math.floor(posicion / 2); ultimo = Math.floor(ultimo / 2); }
    } else {
      actual = await sha256(new Uint8Array([1]), actual, hermano);
    }
    posicion = Math.floor(posicion / 2); ultimo = Math.floor(ultimo / 2);
  }
  return ultimo ? "" : hex(actual);
}

const boton = document.querySelector("[data-comprobar]");
if (boton && crypto.subtle) {
  boton.hidden = false;
  boton.addEventListener("click", async () => {
    const prueba = await (await fetch(boton.dataset.comprobar)).json();
    let bien = (await raizDe(prueba.sello)) === boton.dataset.raiz;
    if (prueba.resultado) bien &&= (await raizDe(prueba.resultado)) === boton.dataset.raizResultado;
    document.querySelector("[data-comprobado]").textContent = bien
      ? "Comprobado en este dispositivo: su prueba llega a la raíz publicada."
      : "La prueba no llega a la raíz publicada. Guarde esta página y escríbanos hoy mismo.";
  });
}
