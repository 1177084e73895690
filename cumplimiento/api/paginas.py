"""The published description, as its page for people shows it: no second text to keep in step."""

from typing import Any

DONDE = {"query": "En la dirección", "path": "En la dirección", "header": "Encabezado"}


def operaciones(descripcion: dict[str, Any]) -> list[dict[str, Any]]:
    """Each operation: method, address, words, and its parameters with where they go and what they take."""
    return [
        {
            "metodo": metodo.upper(),
            "direccion": direccion,
            "operationId": operacion["operationId"],
            "summary": operacion["summary"],
            "description": operacion["description"],
            "parameters": [
                {"name": p["name"], "description": p.get("description", ""), "donde": DONDE[p["in"]],
                 "valores": p["schema"].get("enum", [])}
                for p in operacion.get("parameters", [])
            ],
        }
        for direccion, metodos in descripcion["paths"].items()
        for metodo, operacion in metodos.items()
    ]  # fmt: skip


def datos_de_un_reporte(descripcion: dict[str, Any]) -> list[dict[str, Any]]:
    """Each datum of a report, in its order."""
    forma = descripcion["components"]["schemas"]["Reporte"]
    return [
        {"nombre": nombre, "ayuda": dato.get("description", ""), "obligatorio": nombre in forma["required"]}
        for nombre, dato in forma["properties"].items()
    ]
