"""The tables of prisma/schema/accounts.prisma and organisations.prisma, as they are."""
from django.db import models


class Organisation(models.Model):
    id = models.TextField(primary_key=True)
    name = models.TextField()

    class Meta:
        managed = False
        db_table = "organisations"

    def __str__(self):
        return self.name


class Person(models.Model):
    id = models.TextField(primary_key=True)
    name = models.TextField()
    email = models.TextField(unique=True)
    email_verified = models.BooleanField(db_column="emailVerified")
    feed_seen_at = models.DateTimeField(db_column="feedSeenAt", null=True, blank=True)
    created_at = models.DateTimeField(db_column="createdAt")
    updated_at = models.DateTimeField(db_column="updatedAt", auto_now=True)

    class Meta:
        managed = False
        db_table = "users"
        verbose_name_plural = "people"

    def __str__(self):
        return self.email


class Membership(models.Model):
    # The key is both columns; among the memberships of one person this one is unique.
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, db_column="organisationId", primary_key=True
    )
    user = models.ForeignKey(Person, models.CASCADE, db_column="userId")
    role = models.TextField()
    created_at = models.DateTimeField(db_column="createdAt")

    class Meta:
        managed = False
        db_table = "memberships"


class SupportNote(models.Model):
    id = models.TextField(primary_key=True)
    user = models.ForeignKey(Person, models.CASCADE, db_column="userId")
    text = models.TextField()
    by_name = models.TextField(db_column="byName")
    created_at = models.DateTimeField(db_column="createdAt")

    class Meta:
        managed = False
        db_table = "support_notes"
