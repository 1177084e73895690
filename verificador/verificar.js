// Recompute a published allocation in the browser: WebCrypto only, no request to anybody.
// The same checks as verificar.py, except the BLS signature of the beacon (the page says so).
// Matching: deferred acceptance, one proposal at a time, on whole lists: the plainest form of the rule.
"use strict";

(() => {
  const CADENA = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
  const GENESIS = 1692803367;
  const PERIODO = 3;
  const PLAZOS = ["congelamiento", "objeciones", "compromisos", "revelaciones", "sorteo"];

  class Falla extends Error {}

  const exigir = (condicion, mensaje) => {
    if (!condicion) throw new Falla(mensaje);
  };

  // --- Bytes, canonical JSON ------------------------------------------------------------------------------
  const utf8 = (texto) => new TextEncoder().encode(texto);
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

  const deHex = (texto) => {
    exigir(/^([0-9a-f]{2})*$/.test(texto), "hay un valor que no es hexadecimal");
    return Uint8Array.from(texto.match(/../g) ?? [], (par) => parseInt(par, 16));
  };

  const unir = (...partes) => {
    const todo = new Uint8Array(partes.reduce((suma, parte) => suma + parte.length, 0));
    let lugar = 0;
    for (const parte of partes) {
      todo.set(parte, lugar);
      lugar += parte.length;
    }
    return todo;
  };

  const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const shaHex = async (bytes) => hex(await sha(bytes));

  // Order of Unicode code points, which is not that of UTF-16 units.
  const porCodigo = (a, b) => {
    const [x, y] = [Array.from(a), Array.from(b)];
    for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
      if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
    }
    return x.length - y.length;
  };

  const texto = (valor) => {
    if (Array.isArray(valor)) return `[${valor.map(texto).join(",")}]`;
    if (valor !== null && typeof valor === "object") {
      const claves = Object.keys(valor).sort(porCodigo);
      return `{${claves.map((clave) => `${JSON.stringify(clave)}:${texto(valor[clave])}`).join(",")}}`;
    }
    exigir(valor === null || typeof valor === "string" || Number.isSafeInteger(valor), "hay un valor que no se admite");
    return JSON.stringify(valor);
  };

  const canonico = (valor) => utf8(texto(valor));
  const iguales = (a, b) => texto(a) === texto(b);

  const shaPropio = async ({ sha256, ...resto }) => shaHex(canonico(resto));

  const leer = (bytes) => {
    let crudo;
    let objeto;
    try {
      crudo = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      objeto = JSON.parse(crudo);
    } catch {
      throw new Falla("no es JSON en UTF-8");
    }
    exigir(texto(objeto) === crudo && crudo.startsWith("{"), "los bytes no son los de la forma canónica");
    exigir(crudo.normalize("NFC") === crudo, "hay texto que no es NFC");
    return objeto;
  };

  // --- Merkle tree, seed, lottery -------------------------------------------------------------------------
  const raiz = async (hojas) => {
    let piso = hojas;
    while (piso.length > 1) {
      const pares = [];
      for (let i = 0; i < piso.length; i += 2) {
        pares.push(i + 1 < piso.length ? sha(unir([1], piso[i], piso[i + 1])) : piso[i]);
      }
      piso = await Promise.all(pares);
    }
    return hex(piso[0] ?? (await sha(new Uint8Array())));
  };

  const filas = async (entrada, sales) => {
    const nombres = Object.keys(entrada.aspirantes).sort(porCodigo);
    exigir(iguales(nombres, Object.keys(sales.sales).sort(porCodigo)), "hay filas sin sal o sales sin fila");
    const una = (nombre) => canonico({ identificador: nombre, ...entrada.aspirantes[nombre] });
    return Promise.all(nombres.map((nombre) => sha(unir([0], deHex(sales.sales[nombre]), una(nombre)))));
  };

  const derivarSemilla = async (sorteo) => {
    const aportes = sorteo.veedores.map((veedor) => deHex(veedor.revelacion ?? ""));
    const partes = [deHex(sorteo.baliza.firma), ...aportes, utf8(sorteo.dados)];
    const conLargo = partes.map((parte) => unir([0, 0, parte.length >> 8, parte.length & 255], parte));
    const material = await crypto.subtle.importKey("raw", unir(...conLargo), "HKDF", false, ["deriveBits"]);
    const info = utf8(`sso-seed-v1|${sorteo.proceso}`);
    const receta = { name: "HKDF", hash: "SHA-256", salt: deHex(sorteo.h0), info };
    return hex(new Uint8Array(await crypto.subtle.deriveBits(receta, material, 256)));
  };

  const sortear = async (semilla, proceso, profesion, nombres) => {
    const receta = { name: "HMAC", hash: "SHA-256" };
    const clave = await crypto.subtle.importKey("raw", deHex(semilla), receta, false, ["sign"]);
    const etiquetar = async (nombre) => {
      const mensaje = utf8(`sso-sorteo-v1|${proceso}|${profesion}|${nombre}`);
      return [hex(new Uint8Array(await crypto.subtle.sign("HMAC", clave, mensaje))), nombre];
    };
    const etiquetas = await Promise.all(nombres.map(etiquetar));
    etiquetas.sort((a, b) => (a[0] < b[0] ? -1 : 1));
    return new Map(etiquetas.map(([, nombre], posicion) => [nombre, posicion]));
  };

  // --- The allocation -------------------------------------------------------------------------------------
  const ordenarPlazas = (entrada) => {
    const porDificultad = entrada.politica.orden_departamento === "dificultad";
    const grado = (plaza) => (porDificultad ? (entrada.plazas[plaza].dificultad ?? Infinity) : 0);
    const comparar = (a, b) => {
      const [x, y] = [grado(a), grado(b)];
      return porCodigo(entrada.plazas[a].departamento, entrada.plazas[b].departamento)
        || (x === y ? porCodigo(a, b) : x - y);
    };
    return Object.keys(entrada.plazas).sort(comparar);
  };

  const listaDe = (entrada, orden, persona) => {
    const { completar } = entrada.politica;
    const lista = new Set(persona.plazas);
    if (completar === "ninguno") return [...lista];
    for (const departamento of persona.departamentos) {
      for (const plaza of orden) if (entrada.plazas[plaza].departamento === departamento) lista.add(plaza);
    }
    if (completar === "todos") for (const plaza of orden) lista.add(plaza);
    return [...lista];
  };

  const nivelEn = (entrada, persona, plaza) => {
    const { comunidad } = entrada.plazas[plaza];
    return comunidad !== null && comunidad === persona.comunidad ? 0 : persona.nivel;
  };

  const mejor = (a, b) => a[0] - b[0] || a[1] - b[1];

  const emparejar = (entrada, posicion) => {
    const orden = ordenarPlazas(entrada);
    const dentro = Object.fromEntries(orden.map((plaza) => [plaza, []]));
    const libres = [...posicion.keys()].reverse();
    const listas = new Map();
    const siguiente = new Map();
    while (libres.length) {
      const quien = libres.pop();
      const persona = entrada.aspirantes[quien];
      if (!listas.has(quien)) listas.set(quien, listaDe(entrada, orden, persona));
      const lista = listas.get(quien);
      for (let turno = siguiente.get(quien) ?? 0; turno < lista.length; turno += 1) {
        const plaza = lista[turno];
        const clave = [nivelEn(entrada, persona, plaza), posicion.get(quien), quien];
        const lleno = dentro[plaza].length >= entrada.plazas[plaza].cupos;
        if (!lleno || mejor(clave, dentro[plaza].at(-1)) < 0) {
          siguiente.set(quien, turno + 1);
          if (lleno) libres.push(dentro[plaza].pop()[2]);
          dentro[plaza].push(clave);
          dentro[plaza].sort(mejor);
          break;
        }
      }
    }
    return dentro;
  };

  const opcionDe = (persona, plaza, departamento) => {
    if (persona.plazas.includes(plaza)) return persona.plazas.indexOf(plaza) + 1;
    const lugar = persona.departamentos.indexOf(departamento);
    return lugar < 0 ? "T" : `D${lugar + 1}`;
  };

  const calcular = async (entrada, posicion) => {
    const dentro = emparejar(entrada, posicion);
    const vacio = () => Object.create(null);
    const [asignacion, opcion, clave, corte, vacantes] = [vacio(), vacio(), vacio(), vacio(), vacio()];
    for (const [quien, lugar] of posicion) {
      asignacion[quien] = null;
      opcion[quien] = null;
      clave[quien] = [entrada.aspirantes[quien].nivel, lugar];
    }
    for (const [plaza, claves] of Object.entries(dentro)) {
      const { cupos, departamento } = entrada.plazas[plaza];
      vacantes[plaza] = cupos - claves.length;
      corte[plaza] = vacantes[plaza] ? null : claves.at(-1).slice(0, 2);
      for (const [nivel, lugar, quien] of claves) {
        asignacion[quien] = plaza;
        opcion[quien] = opcionDe(entrada.aspirantes[quien], plaza, departamento);
        clave[quien] = [nivel, lugar];
      }
    }
    const resultado = { version: "sso-resultado-v1", asignacion, opcion, clave, corte, vacantes };
    return { ...resultado, sha256: await shaPropio(resultado) };
  };

  // --- The checks -----------------------------------------------------------------------------------------
  const revisarH0 = async (congelado, sorteo) => {
    const h0 = await shaHex(canonico(congelado));
    exigir(h0 === sorteo.h0, `su huella es ${h0}`);
    exigir(congelado.version === "sso-congelamiento-v1", "es de otra versión");
    exigir(congelado.proceso === sorteo.proceso && congelado.numero === sorteo.numero, "es de otro proceso");
    return h0;
  };

  const revisarReglas = async (reglas, congelado) => {
    exigir(reglas.version === "sso-reglas-v1" && reglas.regla === "sorteo-v1", "es de otra versión");
    for (const campo of ["proceso", "motor_sha256", "verificador_sha256", "baliza", "veedores", "plazos"]) {
      exigir(iguales(reglas[campo], congelado[campo]), `«${campo}» no es lo congelado`);
    }
    const nombres = Object.keys(congelado.profesiones).sort(porCodigo);
    exigir(iguales(nombres, Object.keys(reglas.politicas).sort(porCodigo)), "las políticas no son las congeladas");
    for (const nombre of nombres) {
      const huella = await shaHex(canonico(reglas.politicas[nombre]));
      exigir(huella === congelado.profesiones[nombre].politica_sha256, "las políticas no son las congeladas");
    }
    return reglas.sha256;
  };

  const revisarBaliza = async (congelado, sorteo) => {
    const { firma, aleatoriedad, ...anunciada } = sorteo.baliza;
    exigir(iguales(anunciada, congelado.baliza), "no es la ronda ni la cadena congelada");
    exigir(anunciada.cadena === CADENA, "no es la cadena quicknet");
    exigir(deHex(firma).length === 48, "la firma no tiene 48 bytes");
    exigir((await shaHex(deHex(firma))) === aleatoriedad, "la aleatoriedad no es la de la firma");
    return `ronda ${anunciada.ronda}, aleatoriedad ${aleatoriedad}`;
  };

  const revisarPlazos = async (congelado) => {
    if (/-E[0-9]+$/.test(congelado.proceso)) return "ENSAYO: no se compara con la hora de la ronda";
    const horas = PLAZOS.map((plazo) => Date.parse(congelado.plazos[plazo]) / 1000);
    const { ronda } = congelado.baliza;
    exigir(horas.every((hora, i) => Number.isInteger(hora) && (i === 0 || horas[i - 1] <= hora)), "no van en orden");
    exigir(ronda === Math.ceil((horas[4] - GENESIS) / PERIODO) + 1, "la ronda no es la del instante anunciado");
    exigir(horas[3] <= GENESIS + (ronda - 1) * PERIODO - 60, "las revelaciones cierran después de R - 60 s");
    return `ronda ${ronda}, ${congelado.plazos.sorteo}`;
  };

  const revisarVeedores = async (congelado, sorteo) => {
    exigir(iguales(sorteo.veedores.map((v) => v.id), congelado.veedores), "no son los congelados, en su orden");
    for (const { id, compromiso, revelacion } of sorteo.veedores) {
      if (revelacion !== null) {
        const datos = unir(utf8("sso-veedor-v1"), deHex(sorteo.h0), utf8(id), deHex(revelacion));
        exigir((await shaHex(datos)) === compromiso, `lo revelado por ${id} no es lo comprometido`);
      }
    }
    const { h0, veedores, dados } = sorteo;
    const huella = await shaHex(canonico({ version: "sso-recibido-v1", h0, veedores, dados }));
    exigir(huella === sorteo.recibido_sha256, "la lista de lo recibido cambió");
    if (sorteo.sello !== null) {
      const sello = hex(Uint8Array.from(atob(sorteo.sello), (letra) => letra.charCodeAt(0)));
      exigir(sello.includes(huella), "el sello es de otra lista");
    }
    return huella;
  };

  const revisarSemilla = async (congelado, sorteo) => {
    exigir(/^[1-6]*$/.test(sorteo.dados), "los dados van del 1 al 6");
    const semilla = await derivarSemilla({ ...sorteo, proceso: congelado.proceso });
    exigir(semilla === sorteo.semilla, `no es la que dan sus partes: ${semilla}`);
    return semilla;
  };

  const revisarEntrada = async (nombre, entrada, reglas, congelado) => {
    const prometido = congelado.profesiones[nombre];
    exigir(entrada.proceso === congelado.proceso && entrada.profesion === nombre, "es de otro proceso");
    exigir(iguales(entrada.politica, reglas.politicas[nombre]), "la política no es la de reglas.json");
    exigir((await shaHex(canonico(entrada.politica))) === prometido.politica_sha256, "la política cambió");
    exigir((await shaHex(canonico(entrada.plazas))) === prometido.plazas_sha256, "las plazas cambiaron");
    return prometido.plazas_sha256;
  };

  const revisarRaiz = async (nombre, entrada, sales, congelado) => {
    exigir(sales.proceso === entrada.proceso && sales.profesion === nombre, "las sales son de otro proceso");
    const hojas = await filas(entrada, sales);
    const { n, raiz: prometida } = congelado.profesiones[nombre];
    exigir(hojas.length === n, `no son ${n} aspirantes`);
    const calculada = await raiz(hojas);
    exigir(calculada === prometida, "las filas o las sales no dan la raíz congelada");
    return calculada;
  };

  const revisarResultado = async (nombre, entrada, resultado, congelado, sorteo) => {
    const nombres = Object.keys(entrada.aspirantes);
    const codigo = /^[A-Z0-9_-]+$/;
    exigir([congelado.proceso, nombre, ...nombres].every((t) => codigo.test(t)), "hay un identificador que no sirve");
    const calculado = await calcular(entrada, await sortear(sorteo.semilla, congelado.proceso, nombre, nombres));
    exigir(iguales(calculado, resultado), `la huella recalculada es ${calculado.sha256}`);
    return calculado.sha256;
  };

  // --- The folder of one person ---------------------------------------------------------------------------
  const revisarResultados = async (publicado, congelado, sorteo) => {
    exigir(publicado.version === "sso-resultados-v1", "es de otra versión");
    for (const campo of ["proceso", "numero", "h0", "semilla"]) {
      exigir(iguales(publicado[campo], sorteo[campo]), `«${campo}» no es el del sorteo`);
    }
    const codigos = (objeto) => Object.keys(objeto.profesiones).sort(porCodigo);
    exigir(iguales(codigos(publicado), codigos(congelado)), "no son las profesiones selladas");
    const huella = await shaHex(canonico(publicado.profesiones));
    exigir(huella === publicado.huella, `la huella del resultado completo es ${huella}`);
    return huella;
  };

  // Root that a path of inclusion gives, leaf first: split at the largest power of two below the total.
  const subir = async (hoja, indice, total, camino) => {
    if (total < 2) {
      exigir(camino.length === 0 && indice === 0, "el camino es más largo que el árbol");
      return hoja;
    }
    exigir(camino.length, "al camino le faltan pasos");
    const hermano = deHex(camino.at(-1));
    let corte = 1;
    while (corte * 2 < total) corte *= 2;
    const resto = camino.slice(0, -1);
    const par = indice < corte
      ? unir(await subir(hoja, indice, corte, resto), hermano)
      : unir(hermano, await subir(hoja, indice - corte, total - corte, resto));
    return sha(unir(Uint8Array.of(1), par));
  };

  const llegar = async (prueba, prometida, n) => {
    exigir(prueba.total === n && prueba.indice >= 0 && prueba.indice < n, `no es una de las ${n} filas`);
    const hoja = await sha(unir(Uint8Array.of(0), deHex(prueba.sal), canonico(prueba.fila)));
    const calculada = hex(await subir(hoja, prueba.indice, n, prueba.camino));
    exigir(calculada === prueba.raiz && calculada === prometida, "la fila, la sal y el camino no llegan a la raíz");
    return calculada;
  };

  const revisarFila = async (suyo, congelado) => {
    const { sello } = suyo;
    exigir(sello.version === "sso-comprobante-v1" && sello.proceso === congelado.proceso, "es de otro proceso");
    exigir(suyo.h0 === (await shaHex(canonico(congelado))), "su H0 no es el de congelamiento.json");
    const { n, raiz: prometida } = congelado.profesiones[sello.profesion];
    return llegar(sello, prometida, n);
  };

  const opcionPosible = (fila, { plaza, opcion }) => {
    if (plaza === null) return opcion === null;
    if (fila.plazas.includes(plaza)) return opcion === fila.plazas.indexOf(plaza) + 1;
    return opcion === "T" || fila.departamentos.some((_, numero) => opcion === `D${numero + 1}`);
  };

  const salDelResultado = (sal) => sha(unir(utf8("sso-resultado-sal-v1"), deHex(sal)));

  const revisarRaizDeResultados = async (nombre, sales, resultado, publicado) => {
    const prometido = publicado.profesiones[nombre];
    exigir(resultado.sha256 === prometido.resultado, "no es la huella de resultado.json");
    const una = async (quien) => {
      const { asignacion, opcion, clave } = resultado;
      const obtenido = { identificador: quien, plaza: asignacion[quien], opcion: opcion[quien], clave: clave[quien] };
      return sha(unir(Uint8Array.of(0), await salDelResultado(sales.sales[quien]), canonico(obtenido)));
    };
    const calculada = await raiz(await Promise.all(Object.keys(resultado.asignacion).sort(porCodigo).map(una)));
    exigir(calculada === prometido.raiz, "los resultados no dan la raíz publicada");
    return calculada;
  };

  const revisarResultadoPropio = async ({ sello, resultado }, publicado) => {
    const { fila } = resultado;
    exigir(resultado.version === "sso-comprobante-resultado-v1", "es de otra versión");
    exigir(fila.identificador === sello.fila.identificador, "es el resultado de otra persona");
    const sal = hex(await salDelResultado(sello.sal));
    exigir(resultado.sal === sal && resultado.indice === sello.indice, "no es el de su fila");
    exigir([0, sello.fila.nivel].includes(fila.clave[0]), "el nivel no es el de su fila");
    exigir(opcionPosible(sello.fila, fila), "la opción no es la que esa plaza tiene en su lista");
    return llegar(resultado, publicado.profesiones[sello.profesion].raiz, sello.total);
  };

  // Run every check on {path: bytes}; calls anotar(ok, name, text) for each. Returns how many fail.
  const verificar = async (archivos, anotar) => {
    let fallas = 0;
    const probar = async (nombre, comprobar) => {
      try {
        anotar(true, nombre, await comprobar());
      } catch (error) {
        fallas += 1;
        anotar(false, nombre, error instanceof Falla ? error.message : "no tiene la forma esperada");
      }
    };
    const abrir = async (nombre) => {
      let objeto = {};
      await probar(nombre, async () => {
        exigir(archivos[nombre], "falta este archivo");
        objeto = leer(archivos[nombre]);
        const propio = objeto.sha256 ?? null;
        exigir(propio === null || propio === (await shaPropio(objeto)), "su sha256 no es el de su contenido");
        return shaHex(archivos[nombre]);
      });
      return objeto;
    };
    const esCompleta = Object.keys(archivos).some((ruta) => ruta.endsWith("/entrada.json"));
    const esDePersona = archivos["comprobante.json"] && !esCompleta;
    const suyo = esDePersona ? await abrir("comprobante.json") : null;
    const huboSorteo = !suyo || "resultado" in suyo;
    const reglas = await abrir("reglas.json");
    const congelado = await abrir("congelamiento.json");
    const sorteo = huboSorteo ? await abrir("sorteo.json") : null;
    await probar("reglas.json: lo prometido es lo congelado", () => revisarReglas(reglas, congelado));
    await probar("congelamiento.json: plazos", () => revisarPlazos(congelado));
    if (huboSorteo) {
      await probar("congelamiento.json: H0, el mismo de sorteo.json", () => revisarH0(congelado, sorteo));
      await probar("sorteo.json: aleatoriedad de la baliza (sin la firma BLS)", () => revisarBaliza(congelado, sorteo));
      await probar("sorteo.json: veedores y dados", () => revisarVeedores(congelado, sorteo));
      await probar("sorteo.json: semilla", () => revisarSemilla(congelado, sorteo));
    }
    const conResultados = huboSorteo && (suyo || archivos["resultados.json"]);
    const publicado = conResultados ? await abrir("resultados.json") : null;
    if (conResultados) {
      const huella = () => revisarResultados(publicado, congelado, sorteo);
      await probar("resultados.json: huella del resultado completo, la del acta", huella);
    }
    if (suyo) {
      await probar("comprobante.json: su fila está en el sello", () => revisarFila(suyo, congelado));
      const propio = () => revisarResultadoPropio(suyo, publicado);
      if (huboSorteo) await probar("comprobante.json: su resultado está en lo publicado", propio);
      return fallas;
    }
    for (const nombre of Object.keys(congelado.profesiones ?? {}).sort(porCodigo)) {
      const entrada = await abrir(`${nombre}/entrada.json`);
      const sales = await abrir(`${nombre}/sales.json`);
      const resultado = await abrir(`${nombre}/resultado.json`);
      const prueba = (que, comprobar) => probar(`${nombre}/${que}`, comprobar);
      await prueba("entrada.json: plazas y política congeladas", () => revisarEntrada(nombre, entrada, reglas, congelado));
      await prueba("entrada.json y sales.json: raíz de las filas", () => revisarRaiz(nombre, entrada, sales, congelado));
      await prueba("resultado.json: sorteo y asignación recalculados",
        () => revisarResultado(nombre, entrada, resultado, congelado, sorteo));
      if (publicado) {
        await prueba("resultado.json: raíz de los resultados, la de resultados.json",
          () => revisarRaizDeResultados(nombre, sales, resultado, publicado));
      }
    }
    return fallas;
  };

  // --- The page -------------------------------------------------------------------------------------------
  const leerCarpeta = async (lista) => {
    const archivos = {};
    for (const archivo of lista) {
      const partes = archivo.webkitRelativePath.split("/").slice(1);
      if (archivo.name.endsWith(".json")) {
        archivos[partes.join("/") || archivo.name] = new Uint8Array(await archivo.arrayBuffer());
      }
    }
    return archivos;
  };

  const iniciar = () => {
    const resumen = document.getElementById("resumen");
    const tabla = document.getElementById("tabla");
    const decir = (mensaje, clase) => {
      resumen.textContent = mensaje;
      resumen.className = `resumen ${clase}`;
    };
    const anotar = (bien, nombre, detalle) => {
      const fila = tabla.tBodies[0].insertRow();
      fila.insertCell().textContent = bien ? "Bien" : "Falla";
      fila.cells[0].className = bien ? "bien" : "falla";
      fila.insertCell().textContent = nombre;
      fila.insertCell().textContent = detalle;
    };
    document.getElementById("carpeta").addEventListener("change", async ({ target }) => {
      tabla.tBodies[0].replaceChildren();
      tabla.hidden = false;
      decir("Recalculando…", "");
      const fallas = await verificar(await leerCarpeta(target.files), anotar);
      if (fallas) decir(`No coincide. Comprobaciones que fallan: ${fallas}. Vea cuáles en la tabla.`, "falla");
      else decir("Todo coincide. Falta la firma de la baliza: la comprueba verificar.py.", "bien");
    });
  };

  if (typeof document === "undefined") globalThis.verificarCarpeta = verificar;
  else iniciar();
})();
