-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "partOfId" TEXT;

-- What is on record already is put together likewise: nothing else of it changes.
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_stay";
UPDATE "audit_entries" AS "part" SET "partOfId" = "first"."id"
  FROM (
    SELECT "jobId", min("id") AS "id" FROM "audit_entries"
      WHERE "jobId" IS NOT NULL AND "alongWithId" IS NULL GROUP BY "jobId"
  ) AS "first"
  WHERE "part"."jobId" = "first"."jobId" AND "part"."id" <> "first"."id";
UPDATE "audit_entries" SET "partOfId" = "alongWithId" WHERE "partOfId" IS NULL AND "alongWithId" IS NOT NULL;
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_stay";

-- The newest changes, one line for each run: on each screen, and of each person. Then the rows of one run.
CREATE INDEX "audit_entries_lines_of_screens" ON "audit_entries" ("screen", "id") WHERE "partOfId" IS NULL;
CREATE INDEX "audit_entries_lines_of_people" ON "audit_entries" ("byId", "id") WHERE "partOfId" IS NULL;
CREATE INDEX "audit_entries_parts" ON "audit_entries" ("partOfId", "id") WHERE "partOfId" IS NOT NULL;
