-- CreateTable
CREATE TABLE "import_counts" (
    "organisationId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "import_counts_pkey" PRIMARY KEY ("organisationId")
);

-- CreateIndex
CREATE INDEX "organisations_suspendedAt_idx" ON "organisations"("suspendedAt");

-- AddForeignKey
ALTER TABLE "import_counts" ADD CONSTRAINT "import_counts_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
