-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "along" JSONB,
ADD COLUMN     "alongWithId" TEXT;

-- CreateIndex
CREATE INDEX "audit_entries_alongWithId_idx" ON "audit_entries"("alongWithId");
