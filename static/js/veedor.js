// The contribution of a veedor is made here, on the own device; only the commitment is sent.
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
const desdeHex = (texto) => Uint8Array.from(texto.match(/../g), (par) => parseInt(par, 16));
const sha256 = async (...partes) => new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(partes).arrayBuffer()));
const utf8 = (texto) => new TextEncoder().encode(texto);
const llave = (h0) => `aporte-${h0}`;

const taller = document.querySelector("[data-veedor]");
if (taller && crypto.subtle) {
  taller.hidden = false;
  taller.querySelector("[data-hacer]").addEventListener("click", async () => {
    const { veedor, h0, campo } = taller.dataset;
    const texto = taller.querySelector("#texto-propio").value.normalize("NFC");
    const aporte = await sha256(crypto.getRandomValues(new Uint8Array(32)), utf8(texto));
    const compromiso = await sha256(utf8("sso-veedor-v1"), desdeHex(h0), utf8(veedor), aporte);
    document.getElementById(campo).value = hex(compromiso);
    taller.querySelector("[data-aporte]").textContent = hex(aporte);
    taller.querySelector("[data-descarga]").href = URL.createObjectURL(new Blob([hex(aporte)], { type: "text/plain" }));
    taller.querySelector("[data-secreto]").hidden = false;
    try { localStorage.setItem(llave(h0), hex(aporte)); } catch { /* the paper is enough */ }
  });
}

const forma = document.querySelector("[data-revelar]");
if (forma) {
  const campo = forma.querySelector("input[name=aporte]");
  try { campo.value ||= localStorage.getItem(llave(forma.dataset.revelar)) || ""; } catch { /* typed by hand */ }
}
