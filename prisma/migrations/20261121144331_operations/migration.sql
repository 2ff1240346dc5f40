-- CreateEnum
CREATE TYPE "schedule_overlap" AS ENUM ('skip', 'queue');

-- CreateEnum
CREATE TYPE "missed_ticks" AS ENUM ('skip', 'once');

-- AlterTable
ALTER TABLE "schedules" ADD COLUMN     "missedTicks" "missed_ticks" NOT NULL DEFAULT 'once',
ADD COLUMN     "overlap" "schedule_overlap" NOT NULL DEFAULT 'queue';

-- CreateTable
CREATE TABLE "status_samples" (
    "metric" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "status_samples_pkey" PRIMARY KEY ("metric","at")
);

-- CreateTable
CREATE TABLE "status_alerts" (
    "id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "openRule" TEXT,
    "openedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "status_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "status_samples_at_idx" ON "status_samples"("at");

-- CreateIndex
CREATE UNIQUE INDEX "status_alerts_openRule_key" ON "status_alerts"("openRule");

-- CreateIndex
CREATE INDEX "status_alerts_rule_idx" ON "status_alerts"("rule");
