import type { RulePreview } from '@red-tortoise/contracts';

type Week = RulePreview['weeks'][number];
const week = 7 * 86_400_000;

/** The weeks from the first to the last one, those without an alert too. */
export function fillWeeks(weeks: readonly Week[]): Week[] {
  const first = weeks[0];
  const last = weeks.at(-1);
  if (!first || !last) return [];
  const known = new Map(weeks.map(({ from, alerts }) => [from, alerts]));
  const filled: Week[] = [];
  // Dates without a zone are midnights in UTC, so that a week is always as long as another.
  for (let at = Date.parse(first.from); at <= Date.parse(last.from); at += week) {
    const from = new Date(at).toISOString().slice(0, 10);
    filled.push({ from, alerts: known.get(from) ?? 0 });
  }
  return filled;
}
