"""The screen of packages/admin-screens/src/accounts/user-admin.ts, as an admin of Django, three times."""
from django.contrib.admin import AdminSite, ModelAdmin, StackedInline, TabularInline

from .models import Membership, Person, SupportNote


class MembershipInline(TabularInline):
    model = Membership
    fields = readonly_fields = ["organisation", "role", "created_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")


class SupportNoteInline(StackedInline):
    model = SupportNote
    fields = ["text", "by_name", "created_at"]
    readonly_fields = ["by_name", "created_at"]
    extra = 0

    def has_change_permission(self, request, obj=None):
        return False


class PersonAdmin(ModelAdmin):
    list_display = ["email", "name", "email_verified", "created_at", "feed_seen_at"]
    search_fields = ["email", "name"]
    list_filter = ["email_verified"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    list_per_page = 50
    fieldsets = [
        ("Person", {"fields": ["id", "name", "email", "email_verified"]}),
        ("Use", {"fields": ["feed_seen_at", "created_at", "updated_at"]}),
    ]
    readonly_fields = ["id", "email", "feed_seen_at", "created_at", "updated_at"]
    inlines = [MembershipInline, SupportNoteInline]


class WithoutFullCount(PersonAdmin):
    show_full_result_count = False


class WithoutHierarchy(WithoutFullCount):
    date_hierarchy = None


def site_of(name, admin):
    site = AdminSite(name)
    site.register(Person, admin)
    return site


sites = [
    site_of("default", PersonAdmin),
    site_of("no-full-count", WithoutFullCount),
    site_of("no-hierarchy", WithoutHierarchy),
]
