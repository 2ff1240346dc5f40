-- CreateTable
CREATE TABLE "advisory_sources" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "indexLocation" TEXT,
    "recordLocation" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "cron" TEXT NOT NULL DEFAULT '*/30 * * * *',
    "watermark" TIMESTAMP(3),
    "version" TEXT,
    "loadedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "advisory_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_policies" (
    "organisationId" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "organisation_policies_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "licence_mappings" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "spdx" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "licence_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "advisory_sources_name_key" ON "advisory_sources"("name");

-- CreateIndex
CREATE UNIQUE INDEX "licence_mappings_text_key" ON "licence_mappings"("text");

-- AddForeignKey
ALTER TABLE "organisation_policies" ADD CONSTRAINT "organisation_policies_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
