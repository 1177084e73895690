app_name = "cargas"
urlpatterns = []
