-- Searches by a part of a text; part of every PostgreSQL distribution.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "audit_state" AS ENUM ('intended', 'done', 'failed');

-- CreateEnum
CREATE TYPE "admin_job_state" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "admin_job_kind" AS ENUM ('action', 'removal', 'export');

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "objectTitle" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "state" "audit_state" NOT NULL DEFAULT 'done',
    "before" JSONB,
    "after" JSONB,
    "comment" TEXT,
    "jobId" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_views" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "search" TEXT NOT NULL DEFAULT '',
    "filters" JSONB NOT NULL DEFAULT '{}',
    "order" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "admin_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_jobs" (
    "id" TEXT NOT NULL,
    "kind" "admin_job_kind" NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "selection" JSONB NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "comment" TEXT,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "permissions" TEXT[],
    "superuser" BOOLEAN NOT NULL DEFAULT false,
    "state" "admin_job_state" NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL,
    "totalMore" BOOLEAN NOT NULL DEFAULT false,
    "done" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "until" TEXT,
    "message" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "admin_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_job_pieces" (
    "jobId" TEXT NOT NULL,
    "piece" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "admin_job_pieces_pkey" PRIMARY KEY ("jobId","piece")
);

-- CreateIndex
CREATE INDEX "audit_entries_screen_objectId_id_idx" ON "audit_entries"("screen", "objectId", "id");

-- CreateIndex
CREATE INDEX "audit_entries_byId_id_idx" ON "audit_entries"("byId", "id");

-- CreateIndex
CREATE INDEX "audit_entries_state_idx" ON "audit_entries"("state");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_jobId_screen_objectId_key" ON "audit_entries"("jobId", "screen", "objectId");

-- CreateIndex
CREATE INDEX "admin_views_screen_shared_idx" ON "admin_views"("screen", "shared");

-- CreateIndex
CREATE UNIQUE INDEX "admin_views_screen_ownerId_name_key" ON "admin_views"("screen", "ownerId", "name");

-- CreateIndex
CREATE INDEX "admin_jobs_requestedById_id_idx" ON "admin_jobs"("requestedById", "id");

-- CreateIndex
CREATE INDEX "admin_jobs_state_updatedAt_idx" ON "admin_jobs"("state", "updatedAt");

-- CreateIndex
CREATE INDEX "licence_mappings_text_idx" ON "licence_mappings" USING GIN ("text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "licence_mappings_spdx_idx" ON "licence_mappings" USING GIN ("spdx" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "organisations_name_idx" ON "organisations" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "projects_name_idx" ON "projects" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_createdAt_id_idx" ON "users"("createdAt", "id");

-- CreateIndex
CREATE INDEX "users_name_idx" ON "users" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_email_idx" ON "users" USING GIN ("email" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "watches_createdAt_idx" ON "watches"("createdAt");

-- CreateIndex
CREATE INDEX "watches_packagePurl_trigram" ON "watches" USING GIN ("packagePurl" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "admin_job_pieces" ADD CONSTRAINT "admin_job_pieces_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "admin_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is on record stays on record: an entry only ever says that what it intended was done, or failed.
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'intended' AND NEW.state <> 'intended' THEN
      OLD.state := NEW.state;
      IF OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit entries cannot be changed or removed' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();

CREATE TRIGGER audit_entries_are_not_emptied BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
