// On a self-service module: a minute without touching it and everything of the person is wiped.
// Without this file the page itself goes after a minute.
let reloj;
const contar = () => { clearTimeout(reloj); reloj = setTimeout(() => location.replace("/tramites/modulo/cerrar/"), 60000); };
for (const gesto of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(gesto, contar, { passive: true });
contar();
