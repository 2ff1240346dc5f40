from django.urls import path
from people.admin import sites

urlpatterns = [path(f"{site.name}/", site.urls) for site in sites]
