-- DropIndex
DROP INDEX "schedules_task_key";

-- AlterTable
ALTER TABLE "schedules" ADD COLUMN     "name" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "schedules_task_name_key" ON "schedules"("task", "name");
