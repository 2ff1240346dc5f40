import type { AdminJob, AdminScreen } from '@red-tortoise/contracts';

export function isOver({ state }: Pick<AdminJob, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

export function isFileGone({ kind, state, file }: Pick<AdminJob, 'kind' | 'state' | 'file'>): boolean {
  return kind === 'export' && state === 'done' && file === null;
}

/** "Pause on Schedules", "Export of People as CSV", "Removal from Watches". */
export function jobTitle({ kind, name, screen }: AdminJob, known: AdminScreen | undefined): string {
  const place = known?.plural ?? screen;
  if (kind === 'export') return `Export of ${place} as ${name.toUpperCase()}`;
  if (kind === 'removal') return `Removal from ${place}`;
  return `${known?.actions.find((action) => action.name === name)?.label ?? name} on ${place}`;
}

/** How much is done, in percent; what was only counted in part never looks finished before it is. */
export function jobShare({ state, done, total }: AdminJob): number {
  if (state === 'done') return 100;
  return Math.min(total.more ? 95 : 100, (done / Math.max(1, total.count)) * 100);
}
