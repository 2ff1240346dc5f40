/** What the tasks of sources of advisories are called, before the source's own name. */
export const advisoryTaskPrefix = 'advisories-';

/** Whether a task reads packages or advisories from somebody else, and so may take long. */
export function isSourceTask(task: string): boolean {
  return task === 'npm' || task.startsWith(advisoryTaskPrefix);
}
