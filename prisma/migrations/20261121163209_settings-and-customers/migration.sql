-- CreateEnum
CREATE TYPE "customer_request_kind" AS ENUM ('export', 'erase');

-- CreateEnum
CREATE TYPE "customer_subject" AS ENUM ('organisation', 'person');

-- CreateEnum
CREATE TYPE "flag_state" AS ENUM ('off', 'on', 'percentage', 'organisations');

-- CreateEnum
CREATE TYPE "overridden_severity" AS ENUM ('none', 'low', 'medium', 'high', 'critical');

-- AlterTable
ALTER TABLE "advisory_sources" ADD COLUMN     "credential" TEXT;

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "planId" TEXT,
ADD COLUMN     "suspendedAt" TIMESTAMP(3),
ADD COLUMN     "suspendedReason" TEXT;

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "value" DROP NOT NULL;

-- CreateTable
CREATE TABLE "support_notes" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT,
    "userId" TEXT,
    "text" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "support_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_requests" (
    "id" TEXT NOT NULL,
    "kind" "customer_request_kind" NOT NULL,
    "subject" "customer_subject" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "step" TEXT,
    "proof" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "customer_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_request_pieces" (
    "requestId" TEXT NOT NULL,
    "piece" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "customer_request_pieces_pkey" PRIMARY KEY ("requestId","piece")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "projects" INTEGER,
    "componentsPerImport" INTEGER,
    "importsPerDay" INTEGER,
    "tokens" INTEGER,
    "channels" INTEGER,
    "rules" INTEGER,
    "watches" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feature_flags" (
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "state" "flag_state" NOT NULL,
    "percentage" INTEGER NOT NULL DEFAULT 0,
    "organisationIds" TEXT[],
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "feature_flags_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "blocked_countries" (
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocked_countries_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "ecosystem_aliases" (
    "alias" TEXT NOT NULL,
    "ecosystem" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ecosystem_aliases_pkey" PRIMARY KEY ("alias")
);

-- CreateTable
CREATE TABLE "severity_overrides" (
    "advisoryId" TEXT NOT NULL,
    "severity" "overridden_severity" NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "severity_overrides_pkey" PRIMARY KEY ("advisoryId")
);

-- CreateTable
CREATE TABLE "settings_revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "support_notes_organisationId_id_idx" ON "support_notes"("organisationId", "id");

-- CreateIndex
CREATE INDEX "support_notes_userId_id_idx" ON "support_notes"("userId", "id");

-- CreateIndex
CREATE INDEX "customer_requests_subjectId_id_idx" ON "customer_requests"("subjectId", "id");

-- CreateIndex
CREATE INDEX "customer_requests_state_updatedAt_idx" ON "customer_requests"("state", "updatedAt");

-- CreateIndex
CREATE INDEX "organisations_planId_idx" ON "organisations"("planId");

-- AddForeignKey
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_request_pieces" ADD CONSTRAINT "customer_request_pieces_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "customer_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One default plan at the most.
CREATE UNIQUE INDEX "plans_one_default" ON "plans" ("isDefault") WHERE "isDefault";

INSERT INTO "plans" ("id", "label", "description", "isDefault", "projects", "componentsPerImport", "importsPerDay", "tokens", "channels", "rules", "watches", "updatedAt") VALUES
  ('free', 'Free', 'For everybody who has no other plan', true, 1000, 20000, 5000, 100, 50, 200, 5000, now()),
  ('team', 'Team', 'For organisations that pay', false, 10000, 50000, 50000, 1000, 500, 2000, 50000, now()),
  ('unlimited', 'Unlimited', 'For our own use and for trials', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, now());

-- Every process looks at this row to know whether its copy of the settings is current.
ALTER TABLE "settings_revision" ADD CONSTRAINT "settings_revision_one_row" CHECK ("id" = 1);

CREATE FUNCTION "raise_settings_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "settings_revision" AS "row" ("id", "revision") VALUES (1, 1)
    ON CONFLICT ("id") DO UPDATE SET "revision" = "row"."revision" + 1, "changedAt" = now();
  RETURN NULL;
END
$$;

CREATE TRIGGER "settings_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "settings"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
CREATE TRIGGER "feature_flags_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "feature_flags"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
CREATE TRIGGER "blocked_countries_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "blocked_countries"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
CREATE TRIGGER "ecosystem_aliases_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ecosystem_aliases"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
CREATE TRIGGER "severity_overrides_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "severity_overrides"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
CREATE TRIGGER "plans_revised" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "plans"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_settings_revision"();
