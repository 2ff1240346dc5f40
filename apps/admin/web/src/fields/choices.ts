import type { AdminChoices } from '@red-tortoise/contracts';

/** What an entry, a line for each, has ticked. */
export function ticked(entry: string): ReadonlySet<string> {
  return new Set(entry.split('\n').filter((line) => line !== ''));
}

/** The entry with these ticked, or without them. In order, so that whoever takes a change back has changed nothing. */
export function toggled(entry: string, values: readonly string[], isOn: boolean): string {
  const next = new Set(ticked(entry));
  for (const value of values) {
    if (isOn) next.add(value);
    else next.delete(value);
  }
  return [...next].sort().join('\n');
}

/** What is ticked although there is no such choice any more. */
export function unknownIn(choices: readonly AdminChoices[], entry: string): string[] {
  const known = new Set(choices.flatMap(({ options }) => options.map(({ value }) => value)));
  return [...ticked(entry)].filter((value) => !known.has(value));
}

/** The rows that every word stands in: in their own name, their section's, or one of their options'. */
export function matchingRows(choices: readonly AdminChoices[], sought: string): AdminChoices[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ section, label, options }) => {
    const text = [section, label, ...options.flatMap((option) => [option.value, option.label])]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function sectionsOf(rows: readonly AdminChoices[]): [string, AdminChoices[]][] {
  const names = [...new Set(rows.map(({ section }) => section))];
  return names.map((name) => [name, rows.filter(({ section }) => section === name)]);
}

/** In the order of the rows that have most of them. */
export function columnsOf(choices: readonly AdminChoices[]): string[] {
  const rows = choices.map(({ options }) => options.filter(({ shared }) => shared).map(({ label }) => label));
  return [...new Set(rows.sort((one, other) => other.length - one.length).flat())];
}
