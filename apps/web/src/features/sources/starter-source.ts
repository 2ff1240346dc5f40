import type { Source } from '@red-tortoise/contracts';

/** Whether a source is the small set of advisories that comes with the product. */
export function isStarterSource({ name }: Source): boolean {
  return name === 'starter';
}
