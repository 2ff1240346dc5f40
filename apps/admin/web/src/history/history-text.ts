import type { AdminCount, AdminHistoryEntry, AdminScreen } from '@red-tortoise/contracts';
import { inText } from '../shell/in-text.js';

const verbs: Readonly<Record<string, string>> = {
  add: 'added',
  change: 'changed',
  delete: 'removed',
  restore: 'restored',
  export: 'exported',
};

/** What somebody did, between their name and the row's: "changed", or "ran Pause on". */
export function verbText({ verb }: Pick<AdminHistoryEntry, 'verb'>, screen: AdminScreen | undefined): string {
  const known = verbs[verb];
  if (known) return known;
  return `ran “${screen?.actions.find(({ name }) => name === verb)?.label ?? verb}” on`;
}

/** What a run changed: "10,000 organisations". */
export function rowsText({ count, more }: AdminCount, screen: AdminScreen | undefined): string {
  return `${count.toLocaleString()}${more ? '+' : ''} ${screen ? inText(screen.plural) : 'rows'}`;
}

/** What came of it, where that is not plain. */
export function stateText({ state }: Pick<AdminHistoryEntry, 'state'>): string | null {
  if (state === 'failed') return 'It failed, and nothing was changed.';
  return state === 'intended' ? 'It was begun; whether it was done is not on record.' : null;
}

/** What went along with a removed row: "3 Memberships, 200+ Sessions". */
export function alongText({ along }: Pick<AdminHistoryEntry, 'along'>): string {
  return along.map(({ label, count, more }) => `${count.toLocaleString()}${more ? '+' : ''} ${label}`).join(', ');
}
