// A question that depends on another of the page appears and goes while one answers. Without this module the
// button saves and the page comes back with it. What counts is decided by the server.
const dependientes = [...document.querySelectorAll("[data-si]")];
const forma = dependientes[0]?.closest("form");

if (forma) {
  const vivas = document.createElement("input");
  Object.assign(vivas, { type: "hidden", name: "vivas", value: "1" });
  forma.append(vivas);
  forma.addEventListener("change", acomodar);
  addEventListener("pageshow", acomodar); // «atrás» brings back what was chosen
  acomodar();
}

function acomodar() {
  for (const bloque of dependientes) {
    bloque.hidden = !bloque.dataset.siValores.split("|").includes(respuesta(bloque.dataset.si));
  }
}

// What is chosen now; nothing where the question itself is not asked.
function respuesta(campo) {
  const control = forma.querySelector(`input[name="${campo}"]:checked, select[name="${campo}"]`);
  return control && !control.closest("[data-si][hidden]") ? control.value : "";
}
