/** Whether a task reads packages or advisories from somebody else, and so may take long. */
export function isSourceTask(task: string): boolean {
  return task === 'npm' || task.startsWith('advisories-');
}
