def marco(request):
    return {}
