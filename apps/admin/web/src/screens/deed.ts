import type { AdminAction } from '@red-tortoise/contracts';

/** What is done to rows, once it is confirmed. */
export type Deed =
  | { kind: 'action'; action: AdminAction }
  | { kind: 'export'; format: 'csv' | 'json' }
  | { kind: 'removal' };

export function nameOf(deed: Deed): string {
  if (deed.kind === 'removal') return 'Delete';
  return deed.kind === 'action' ? deed.action.label : `Export ${deed.format.toUpperCase()}`;
}
