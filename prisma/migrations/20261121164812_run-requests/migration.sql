-- AlterTable
ALTER TABLE "pipeline_runs" ADD COLUMN     "request" JSONB;
