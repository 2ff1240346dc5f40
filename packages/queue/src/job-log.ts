import type { Job } from 'bullmq';

/** Of a job; older ones make room. */
export const linesKept = 100;
const longestLine = 500;

/** Keeps lines with the job, each with its moment. A line that cannot be kept is no reason for the job to fail. */
export function logOf(job: Job, onError: (error: Error, jobName?: string) => void) {
  return async (text: string): Promise<void> => {
    try {
      await job.log(`${new Date().toISOString()} ${text.replaceAll(/\s+/g, ' ').slice(0, longestLine)}`);
    } catch (error) {
      onError(error as Error, `log of ${job.name}`);
    }
  };
}
