import type { Ecosystem } from '../ecosystem.js';
import type { KnownLookUp } from '../look-up.js';
import type { Lifetimes } from './next-look-up.js';
import { type LookPlan, planLook } from './plan-look.js';
import { readStored } from './read-stored.js';

/** Compares a page of look-ups with what is stored; reads only. */
export async function planLooks(
  lookUps: readonly KnownLookUp[],
  rules: { ecosystem: Ecosystem; lifetimes: Lifetimes },
): Promise<LookPlan[]> {
  const changing = lookUps.filter(({ outcome }) => outcome === 'changed' || outcome === 'not-found');
  const stored = await readStored(purlsOf(lookUps), purlsOf(changing));
  return lookUps.map((lookUp) => {
    const { purl } = lookUp;
    return planLook(lookUp, { state: stored.packages.get(purl), versions: stored.versions.get(purl) ?? [] }, rules);
  });
}

function purlsOf(lookUps: readonly KnownLookUp[]): string[] {
  return lookUps.map(({ purl }) => purl);
}
