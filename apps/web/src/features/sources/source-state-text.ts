import type { Source } from '@red-tortoise/contracts';

const texts: Record<Source['state'], string> = {
  ok: 'current',
  running: 'looking up now',
  'never-run': 'not looked up yet',
  stalled: 'stalled',
};

/** A source's state in words. */
export function sourceStateText(state: Source['state']): string {
  return texts[state];
}
