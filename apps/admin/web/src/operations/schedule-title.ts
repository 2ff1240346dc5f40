import type { ScheduleShown } from '@red-tortoise/contracts';

/** How a schedule is called: as its task, with the name that staff gave it. */
export function scheduleTitle({ task, name }: Pick<ScheduleShown, 'task' | 'name'>): string {
  return name === '' ? task : `${task}: ${name}`;
}
