import type { AdminLink } from '@red-tortoise/contracts';
import { everything } from '../conditions/condition.js';
import type { Row } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import type { Link, Screen } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { may } from './permissions.js';

/** How the rows at the other ends are called: one query for each link, whatever the number of rows. */
export type Links = (link: Link, value: unknown) => AdminLink | null;

export async function resolveLinks(call: ReadCall, links: readonly Link[], rows: readonly Row[]): Promise<Links> {
  const distinct = new Map(links.map((link) => [`${link.model} ${link.to} ${link.from}`, link]));
  const titles = new Map(
    await Promise.all([...distinct].map(async ([key, link]) => [key, await titlesOf(call, link, rows)] as const)),
  );
  return (link, value) => {
    if (value === null || value === undefined) return null;
    const found = titles.get(`${link.model} ${link.to} ${link.from}`)?.get(String(value));
    return found ?? { id: String(value), label: String(value) };
  };
}

/** By the value that leads there. A row that the viewer may not see keeps its name to itself. */
async function titlesOf(call: ReadCall, link: Link, rows: readonly Row[]): Promise<Map<string, AdminLink>> {
  const screen = call.site.screenOf(link.model);
  const values = [
    ...new Set(rows.map((row) => row[link.from]).filter((value) => value !== null && value !== undefined)),
  ];
  if (!screen || values.length === 0 || !may(call.viewer, screen.permissions.view)) return new Map();
  const found = await rowsOf(call.database, screen.model).find({
    where: { all: [{ field: link.to, is: 'in', value: values }, screen.objectRule(call.viewer) ?? everything] },
    order: [],
    limit: values.length,
    needs: screen.title.needs && [...screen.title.needs, ...screen.model.idFields, link.to],
  });
  return new Map(found.map((row) => [String(row[link.to]), linkTo(screen, row)]));
}

export function linkTo(screen: Screen, row: Row): AdminLink {
  return { id: idOf(screen.model, row), label: screen.title.of(row) };
}
