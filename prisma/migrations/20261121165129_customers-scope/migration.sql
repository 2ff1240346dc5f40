-- AlterTable
ALTER TABLE "customer_requests" ADD COLUMN     "cursor" TEXT,
ADD COLUMN     "scope" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "api_tokens_createdById_idx" ON "api_tokens"("createdById");

-- CreateIndex
CREATE INDEX "organisation_policies_updatedById_idx" ON "organisation_policies"("updatedById");

-- CreateIndex
CREATE INDEX "projects_createdById_idx" ON "projects"("createdById");

-- CreateIndex
CREATE INDEX "support_codes_userId_idx" ON "support_codes"("userId");
