-- CreateIndex
CREATE INDEX "users_emailVerified_createdAt_id_idx" ON "users"("emailVerified", "createdAt", "id");
