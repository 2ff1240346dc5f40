import type { FindingQuery } from '@red-tortoise/contracts';
import { type FindingDocument, FindingModel } from '@red-tortoise/documents';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { findingFilter } from './finding-filter.js';

/** A finding as lists have it. */
export type ListedFinding = Omit<FindingDocument, 'history'>;

/** Whose findings are read: with the state, the beginning of an index. */
type Scope = { projectId: string } | { organisationId: { $in: string[] }; projectId?: { $nin: string[] } };

const longestSearch = 5_000;

/** What a list is ordered by. Each order is an index behind the scope and the state. */
const orders = {
  severity: byKey('severity', 'severityKey'),
  package: byKey('package', 'packageKey'),
  newest: {
    sort: { openedAt: -1, _id: -1 } as Record<string, 1 | -1>,
    placeOf: ({ openedAt, _id }: ListedFinding) => ({ order: 'newest', at: openedAt.toISOString(), id: _id }),
    behind: behindMoment,
  },
};

/** A key is one finding's own, since it ends with the id. */
function byKey<Order extends string>(order: Order, field: 'severityKey' | 'packageKey') {
  const Place = z.object({ order: z.literal(order), key: z.string() });
  return {
    sort: { [field]: 1 } as Record<string, 1 | -1>,
    placeOf: (row: ListedFinding) => ({ order, key: row[field] }),
    behind(cursor: string | undefined): Record<string, unknown> {
      const place = decodeCursor(Place, cursor);
      return place ? { [field]: { $gt: place.key } } : {};
    },
  };
}

const MomentPlace = z.object({
  order: z.literal('newest'),
  at: z.iso.datetime().transform((text) => new Date(text)),
  id: z.string(),
});

/** Many findings open at the same moment. The bound on it is where the walk starts; the alternatives pass over ties. */
function behindMoment(cursor: string | undefined): Record<string, unknown> {
  const place = decodeCursor(MomentPlace, cursor);
  if (!place) return {};
  const { at, id } = place;
  return { openedAt: { $lte: at }, $or: [{ openedAt: { $lt: at } }, { _id: { $lt: id } }] };
}

/** One page of findings, and the cursor of the next. Throws `request.cursor-invalid`, also for another order's cursor. */
export async function readFindings(
  scope: Scope,
  query: FindingQuery,
): Promise<{ rows: ListedFinding[]; next: string | null }> {
  const rows = await findFindings(scope, query).lean<ListedFinding[]>();
  return cutPage(rows, query.limit, orders[query.order].placeOf);
}

/** What a page reads: one more than it shows. */
export function findFindings(scope: Scope, { limit, cursor, order, ...filters }: FindingQuery) {
  const { sort, behind } = orders[order];
  const owner = 'organisationId' in scope ? 'organisationId' : 'projectId';
  return (
    FindingModel.find({ $and: [scope, findingFilter(filters), behind(cursor)] })
      .select({ history: 0 })
      .sort(sort)
      // Left to itself, a planner that has not counted yet reads every finding of the owner and sorts.
      .hint({ [owner]: 1, state: 1, ...sort })
      .limit(limit + 1)
      .maxTimeMS(longestSearch)
  );
}
