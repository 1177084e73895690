// Where the browser reads codes by itself, the square of each person is enough.
const boton = document.querySelector("[data-camara]");
if ("BarcodeDetector" in window && navigator.mediaDevices) {
  boton.hidden = false;
  boton.addEventListener("click", mirar);
}

async function mirar() {
  const video = document.createElement("video");
  video.playsInline = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  boton.after(video);
  await video.play();
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  let ultimo = "";
  const leer = async () => {
    const [hallado] = await detector.detect(video).catch(() => []);
    if (hallado && hallado.rawValue !== ultimo) {
      ultimo = hallado.rawValue;
      boton.form.elements.codigo.value = ultimo;
      boton.form.requestSubmit();
    }
    if (video.isConnected) setTimeout(leer, 300);
  };
  leer();
}
