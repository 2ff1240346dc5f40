import { z } from 'zod';

/** A place in a list of rows in the order of their creation, then by id. */
export const CreatedPlace = z.object({ at: z.iso.datetime(), id: z.uuid() });
type Place = z.output<typeof CreatedPlace>;

export const createdPlaceOf = ({ createdAt, id }: { createdAt: Date; id: string }): Place => ({
  at: createdAt.toISOString(),
  id,
});

/** What stands behind a place, as a condition for Prisma; everything where there is none. */
export function behindCreated(after: Place | undefined, order: 'asc' | 'desc') {
  if (!after) return {};
  const behind = (value: string) => (order === 'asc' ? { gt: value } : { lt: value });
  return { OR: [{ createdAt: behind(after.at) }, { createdAt: after.at, id: behind(after.id) }] };
}
