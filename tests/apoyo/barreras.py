"""What axe says of a page: nothing serious, in its structure nor in its colours.

Structures and paints repeat from page to page; each different one is judged once in a process.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

# What axe can judge: elements, classes, roles, states, whether what they name exists, where there is text;
# not the words, nor the values, nor how names of things are written, nor how often the same thing repeats.
ESQUELETO = r"""() => {
  const nombres = [...document.querySelectorAll("[id]")].map(({ id }) => id), hay = new Set(nombres);
  const deCosas = /^(for|headers|aria-(labelledby|describedby|controls|owns|details|errormessage))$/;
  const deForma = /^(class|style|lang|role|type|tabindex|scope|colspan|aria-.*|data-(letra|contraste))$/;
  const valor = ({ name, value }) => {
    if (deCosas.test(name)) return value.split(/\s+/).map((id) => hay.has(id)).join();
    return deForma.test(name) && name !== "aria-label" ? value : Boolean(value.trim());
  };
  const ver = (nodo) => {
    if (nodo.nodeType === Node.TEXT_NODE) return nodo.data.trim() && "texto";
    if (nodo.nodeType !== Node.ELEMENT_NODE || nodo.localName === "script") return "";
    const atributos = [...nodo.attributes].map((atributo) => atributo.name + "=" + valor(atributo));
    const dentro = [...nodo.childNodes].map(ver).filter(Boolean);
    const distintos = dentro.filter((hijo, n) => hijo !== dentro[n - 1]);
    return `<${nodo.localName} ${Boolean(nodo.checked)} ${atributos.join(" ")} ${distintos.join(" ")}>`;
  };
  const repetidos = nombres.length - hay.size;
  return [innerWidth, Boolean(document.title), repetidos, ver(document.documentElement)].join(" ");
}"""

# The contrast of a text is that of its paint: its colour and size on the backgrounds it stands on.
JUICIO = r"""async (vistas) => {
  const juzgadas = new Set(vistas), nuevas = new Map();
  const fondo = (nodo, tapado) => {
    if (!nodo) return "";
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(nodo);
    const propio = [backgroundColor, backgroundImage, position].join();
    const aire = tapado ? "" : propio.replace("rgba(0, 0, 0, 0),none,static", "");
    const capa = aire + [opacity, filter].join().replace("1,none", "");
    const tapa = tapado || (/^rgb\(/.test(backgroundColor) && position === "static");
    return capa + fondo(nodo.parentElement, tapa);
  };
  const textos = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const con = new Set(document.querySelectorAll("input, select, textarea"));
  while (textos.nextNode()) if (textos.currentNode.data.trim()) con.add(textos.currentNode.parentElement);
  for (const nodo of con) {
    if (!nodo.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(nodo);
    const apagado = Boolean(nodo.closest(":disabled, [aria-disabled=true]"));
    const letra = [nodo.localName, apagado, color, fontSize, fontWeight, textShadow].join();
    const pintura = letra + fondo(nodo, false);
    if (!juzgadas.has(pintura)) nuevas.set(pintura, nodo);
  }
  const resultTypes = ["violations"], sinColor = { "color-contrast": { enabled: false } };
  const { violations } = await axe.run({ resultTypes, rules: sinColor });
  if (nuevas.size) {
    const include = [...nuevas.values()], runOnly = ["color-contrast"];
    violations.push(...(await axe.run({ include }, { resultTypes, runOnly })).violations);
  }
  return [[...nuevas.keys()], violations.map(({ id, help, impact, nodes }) => (
    [impact, `${id}: ${help} → ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`]))];
}"""
_estructuras, _pinturas = set(), set()  # those that axe already found good in this process


@pytest.fixture
def axe():
    """Fail when axe finds a serious or critical barrier on a page with JavaScript: ``axe(pagina)``."""

    def _axe(pagina):
        esqueleto = pagina.evaluate(ESQUELETO)
        if esqueleto in _estructuras:
            return
        pagina.evaluate(f"() => {{ if (!window.axe) {{ {AXE_SCRIPT} }} }}")
        pinturas, hallazgos = pagina.evaluate(JUICIO, list(_pinturas))
        graves = [dicho for impacto, dicho in hallazgos if impacto in {"serious", "critical"}]
        assert not graves, f"{pagina.url}\n" + "\n".join(graves)
        _estructuras.add(esqueleto)
        _pinturas.update(pinturas)

    return _axe
