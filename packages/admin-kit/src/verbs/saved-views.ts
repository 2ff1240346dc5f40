import { AdminFilterValues, type AdminView, CodedError } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { AdminCall } from '../site/admin-context.js';
import { screenFor } from './permissions.js';
import type { InputOf } from './verb-input.js';

/** Of one person on one screen. */
const mostViews = 50;
const mostShown = 200;

export async function listViews(call: AdminCall, name: string): Promise<{ items: AdminView[] }> {
  const screen = screenFor(call, name);
  const rows = await call.database.adminView.findMany({
    where: { screen: screen.name, OR: [{ ownerId: call.viewer.id }, { shared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostShown,
  });
  return { items: rows.map((row) => showView(call, row)) };
}

/** One of the same name takes the place of yours. */
export async function saveView(call: AdminCall, name: string, input: InputOf<'saveView'>): Promise<AdminView> {
  const screen = screenFor(call, name);
  const key = { screen: screen.name, ownerId: call.viewer.id, name: input.name };
  const others = { ...key, name: { not: input.name } };
  if ((await call.database.adminView.count({ where: others, take: mostViews })) >= mostViews) {
    throw new CodedError('admin.too-many', `${mostViews} views of a screen`);
  }
  const row = await call.database.adminView.upsert({
    where: { screen_ownerId_name: key },
    create: { ...key, ...input },
    update: input,
  });
  return showView(call, row);
}

export async function removeView(call: AdminCall, name: string, id: string): Promise<void> {
  const screen = screenFor(call, name);
  const where = { id, screen: screen.name, ownerId: call.viewer.id };
  const { count } = await call.database.adminView.deleteMany({ where });
  if (count === 0) throw new CodedError('admin.view-not-found');
}

function showView({ viewer }: AdminCall, row: Prisma.AdminViewModel): AdminView {
  const { id, name, screen, shared, ownerId, search, order } = row;
  return {
    id,
    name,
    screen,
    shared,
    mine: ownerId === viewer.id,
    search,
    filters: AdminFilterValues.parse(row.filters),
    order,
  };
}
