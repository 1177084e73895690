from django.shortcuts import render


def cuenta_bloqueada(request, response=None, credentials=None):
    return render(request, "account/account_inactive.html", status=429)
