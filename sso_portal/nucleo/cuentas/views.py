from django.shortcuts import render


def cuenta_bloqueada(request, response=None, credentials=None):
    return render(request, "account/account_inactive.html", status=429)


def mi_cuenta(request):
    return render(request, "account/mi_cuenta.html")
