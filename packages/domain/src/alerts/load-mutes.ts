import type { Database } from '@red-tortoise/database';
import { projectAudience } from '../feed/feed-entry.js';
import { type AlertOwner, ownerOf } from './alert-owner.js';

/** What an owner wants to hear nothing of. */
export interface Muted {
  packagePurls: ReadonlySet<string>;
  /** As in feed entries. */
  audiences: ReadonlySet<string>;
}

/** What is muted now, or snoozed, by owner. */
export async function loadMutes(
  database: Database,
  owners: readonly AlertOwner[],
  now: Date,
): Promise<(ownerId: string) => Muted> {
  const idsOf = (kind: AlertOwner['kind']) => owners.filter((owner) => owner.kind === kind).map(({ id }) => id);
  const rows = await database.mute.findMany({
    where: {
      AND: [
        { OR: [{ userId: { in: idsOf('person') } }, { organisationId: { in: idsOf('organisation') } }] },
        { OR: [{ until: null }, { until: { gt: now } }] },
      ],
    },
  });
  const muted = new Map<string, { packagePurls: Set<string>; audiences: Set<string> }>();
  for (const row of rows) {
    const { id } = ownerOf(row);
    const known = muted.get(id) ?? { packagePurls: new Set(), audiences: new Set() };
    muted.set(id, known);
    (row.subject.startsWith(projectAudience('')) ? known.audiences : known.packagePurls).add(row.subject);
  }
  return (ownerId) => muted.get(ownerId) ?? nothing;
}

const nothing: Muted = { packagePurls: new Set(), audiences: new Set() };
