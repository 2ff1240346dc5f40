import type { Advisory } from '../record/advisory.js';

/** Says that the package itself is an attack, which no grade of severity tells. */
export function isMalicious({ id, aliases }: Pick<Advisory, 'id' | 'aliases'>): boolean {
  return [id, ...aliases].some((name) => name.startsWith('MAL-'));
}
