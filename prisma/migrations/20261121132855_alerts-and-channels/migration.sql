-- CreateEnum
CREATE TYPE "send_time" AS ENUM ('at-once', 'daily', 'weekly');

-- CreateEnum
CREATE TYPE "channel_kind" AS ENUM ('email', 'webhook', 'slack', 'feed');

-- CreateEnum
CREATE TYPE "channel_state" AS ENUM ('unconfirmed', 'active', 'paused');

-- CreateEnum
CREATE TYPE "pause_cause" AS ENUM ('owner', 'failures', 'unsubscribed');

-- CreateTable
CREATE TABLE "alert_rules" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "organisationId" TEXT,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "scope" JSONB NOT NULL,
    "conditions" JSONB NOT NULL,
    "inbox" BOOLEAN NOT NULL DEFAULT true,
    "snoozedUntil" TIMESTAMP(3),
    "activeSince" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "alert_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_channels" (
    "ruleId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "when" "send_time" NOT NULL,

    CONSTRAINT "rule_channels_pkey" PRIMARY KEY ("ruleId","channelId")
);

-- CreateTable
CREATE TABLE "mutes" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "organisationId" TEXT,
    "subject" TEXT NOT NULL,
    "until" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_settings" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "organisationId" TEXT,
    "timeZone" TEXT NOT NULL,
    "dailyBudget" INTEGER NOT NULL,
    "digestHour" INTEGER NOT NULL,
    "digestWeekday" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "alert_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channels" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "organisationId" TEXT,
    "kind" "channel_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "target" TEXT,
    "targetShown" TEXT NOT NULL,
    "secret" TEXT,
    "feedHash" TEXT,
    "state" "channel_state" NOT NULL,
    "pauseCause" "pause_cause",
    "pauseReason" TEXT,
    "pausedAt" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastSentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "channels_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_rules_userId_idx" ON "alert_rules"("userId");

-- CreateIndex
CREATE INDEX "alert_rules_organisationId_idx" ON "alert_rules"("organisationId");

-- CreateIndex
CREATE INDEX "rule_channels_channelId_idx" ON "rule_channels"("channelId");

-- CreateIndex
CREATE UNIQUE INDEX "mutes_userId_subject_key" ON "mutes"("userId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "mutes_organisationId_subject_key" ON "mutes"("organisationId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "alert_settings_userId_key" ON "alert_settings"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "alert_settings_organisationId_key" ON "alert_settings"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "channels_feedHash_key" ON "channels"("feedHash");

-- CreateIndex
CREATE INDEX "channels_userId_idx" ON "channels"("userId");

-- CreateIndex
CREATE INDEX "channels_organisationId_idx" ON "channels"("organisationId");

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_channels" ADD CONSTRAINT "rule_channels_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "alert_rules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_channels" ADD CONSTRAINT "rule_channels_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
