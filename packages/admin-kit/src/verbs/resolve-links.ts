import type { AdminLink } from '@red-tortoise/contracts';
import type { Row } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import type { Link, Screen } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { may, visible } from './permissions.js';

/** How the rows at the other ends are called: one query for each link, whatever the number of rows. */
export type Links = (link: Link, value: unknown) => AdminLink | AdminLink[] | null;

/** Those that long lists hold beyond this are shown by their ids. */
const mostLookedUp = 10_000;

export async function resolveLinks(call: ReadCall, links: readonly Link[], rows: readonly Row[]): Promise<Links> {
  const distinct = new Map(links.map((link) => [keyOf(link), link]));
  const found = new Map(
    await Promise.all([...distinct].map(async ([key, link]) => [key, await titlesOf(call, link, rows)] as const)),
  );
  const one = (link: Link, value: unknown) =>
    found.get(keyOf(link))?.get(String(value)) ?? { id: String(value), label: String(value) };
  return (link, value) => {
    if (link.several) return listed(value).map((item) => one(link, item));
    return isNothing(value) ? null : one(link, value);
  };
}

const keyOf = ({ model, to, from }: Link) => `${model} ${to} ${from}`;
const isNothing = (value: unknown) => value === null || value === undefined;
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** By the value that leads there. A row that the viewer may not see keeps its name to itself. */
async function titlesOf(call: ReadCall, link: Link, rows: readonly Row[]): Promise<Map<string, AdminLink>> {
  const screen = call.site.screenOf(link.model);
  const held = rows.flatMap((row) => (link.several ? listed(row[link.from]) : [row[link.from]]));
  const values = [...new Set(held.filter((value) => !isNothing(value)))].slice(0, mostLookedUp);
  if (!screen || values.length === 0 || !may(call.viewer, screen.permissions.view)) return new Map();
  const found = await rowsOf(call.database, screen.model).find({
    where: { all: [{ field: link.to, is: 'in', value: values }, visible(call.viewer, screen)] },
    order: [],
    limit: values.length,
    needs: screen.title.needs && [...screen.title.needs, ...screen.model.idFields, link.to],
  });
  // Where only some rows may be seen, one that is not found may well be there.
  const gone = screen.objectRule(call.viewer) === null ? values : [];
  return new Map([
    ...gone.map((value) => [String(value), { id: String(value), label: String(value), gone: true as const }] as const),
    ...found.map((row) => [String(row[link.to]), linkTo(screen, row)] as const),
  ]);
}

export function linkTo(screen: Screen, row: Row): AdminLink {
  return { id: idOf(screen.model, row), label: screen.title.of(row) };
}
