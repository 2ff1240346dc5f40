-- CreateTable
CREATE TABLE "dry_runs" (
    "id" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "events" JSONB NOT NULL DEFAULT '{}',
    "examples" JSONB NOT NULL DEFAULT '[]',
    "complete" BOOLEAN NOT NULL DEFAULT true,
    "error" TEXT,

    CONSTRAINT "dry_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dry_runs_task_createdAt_idx" ON "dry_runs"("task", "createdAt");
