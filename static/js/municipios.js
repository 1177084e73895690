// The municipios follow the departamento without reloading; without this module a button does it.
const departamento = document.querySelector("#id_departamento");
const municipio = document.querySelector("#id_municipio");

if (departamento && municipio) {
  for (const boton of document.querySelectorAll("[data-sin-js]")) boton.hidden = true;
  departamento.addEventListener("change", async () => {
    const guardado = municipio.innerHTML;
    municipio.innerHTML = "<option value=''>Buscando los municipios…</option>";
    try {
      const url = `${departamento.closest("form").dataset.municipios}?departamento=${departamento.value}`;
      const respuesta = await fetch(url);
      if (!respuesta.ok) throw new Error(respuesta.status);
      municipio.innerHTML = await respuesta.text();
    } catch {
      municipio.innerHTML = guardado;
      for (const boton of document.querySelectorAll("[data-sin-js]")) boton.hidden = false;
    }
  });
}
