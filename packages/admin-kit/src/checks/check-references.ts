import { keyOfModel, type Link, type Screen } from '../screen/screen.js';
import type { AdminCheckCode } from './catalogue.js';

type Report = (screen: string, code: AdminCheckCode, detail: string) => void;

/** What only shows when all screens are there: names, and what screens say of each other. */
export function checkReferences(screens: readonly Screen[], report: Report): void {
  const byModel = new Map(screens.map((screen) => [keyOfModel(screen.model), screen]));
  const names = new Set<string>();
  for (const screen of screens) {
    if (names.has(screen.name)) report(screen.name, 'admin.E101', 'twice');
    names.add(screen.name);
    if (byModel.get(keyOfModel(screen.model)) !== screen) report(screen.name, 'admin.E119', screen.model.name);
    for (const [place, link] of linksOf(screen)) {
      const target = byModel.get(link.model);
      if (target?.model.idFields.length !== 1) report(screen.name, 'admin.E116', place);
    }
    for (const inline of screen.inlines) {
      const other = byModel.get(inline.model);
      const unknown = inline.fields?.some((name) => !other?.form.has(name)) ?? false;
      if (!other || unknown) report(screen.name, 'admin.E113', inline.name);
    }
  }
}

function linksOf({ columns, filters, form }: Screen): [string, Link][] {
  const places = [
    ...columns.map(({ name, link }) => [name, link] as const),
    ...filters.map(({ shown, link }) => [shown.name, link] as const),
    ...[...form].map(([name, { link }]) => [name, link] as const),
  ];
  return places.filter((place): place is [string, Link] => place[1] !== null);
}
