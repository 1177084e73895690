"""Form fields that speak as the portal does: dates in three parts, pesos, documents, phones, files, yes
or no.
"""
