import type { Quota } from '@red-tortoise/contracts';

export const quotaLabels: Record<Quota['name'], string> = {
  projects: 'Projects',
  importsPerDay: 'Imports today',
  componentsPerImport: 'Components in one import',
  tokens: 'API tokens',
  channels: 'Channels',
  rules: 'Alert rules',
  watches: 'Watched packages',
};

/** `3 of 1,000`, `3, without limit`, `20,000 at the most`, `not in this plan`. */
export function quotaText({ used, limit }: Quota): string {
  if (used === null) return limit === null ? 'without limit' : `${spell(limit)} at the most`;
  if (used === 0 && limit === 0) return 'not in this plan';
  return limit === null ? `${spell(used)}, without limit` : `${spell(used)} of ${spell(limit)}`;
}

/** How full it is, and whether that deserves a look: from four fifths on it does. */
export function fillOf({ used, limit }: Quota): { share: number; tone: 'calm' | 'near' | 'full' } | null {
  if (used === null || limit === null || (used === 0 && limit === 0)) return null;
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return { share, tone: share >= 1 ? 'full' : share >= 0.8 ? 'near' : 'calm' };
}

const spell = (count: number) => count.toLocaleString('en');
