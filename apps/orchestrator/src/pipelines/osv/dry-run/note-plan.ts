import { type AdvisoryDocument, AdvisoryModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import type { DryRunReport } from '../../../schedules/dry-run-report.js';
import type { planRows } from '../store/plan-rows.js';

/** What a reader of advisories may notice. */
const compared = [
  'summary',
  'details',
  'severity',
  'aliases',
  'affected',
  'references',
  'cwes',
  'malicious',
  'publishedAt',
  'source',
] as const satisfies (keyof AdvisoryDocument)[];

/** Says of a page what it would add, change, withdraw, set aside and let go. */
export async function notePlan(
  { plan, unfit, fit, stored }: Awaited<ReturnType<typeof planRows>>,
  { source, report }: { source: string; report: DryRunReport },
): Promise<void> {
  report.tell(plan.events);
  for (const { _id, summary } of plan.added) report.note({ what: 'add', id: _id, detail: summary });
  for (const next of plan.changed) {
    const { _id: id, summary, withdrawnAt } = next;
    const isWithdrawn = withdrawnAt !== null && stored.get(id)?.withdrawnAt === null;
    if (isWithdrawn) report.note({ what: 'withdraw', id, detail: summary });
    else report.note({ what: 'change', id, detail: report.hasRoomFor('change') ? await differenceOf(next) : '' });
  }
  for (const { item, code, detail } of unfit) {
    report.note({ what: 'quarantine', id: item, detail: `${code}: ${detail}` });
  }
  const names = fit.flatMap(({ record, place }) => [`${source}/${record.id}`, `${source}/${place}`]);
  const released = await QuarantinedRecordModel.find({ _id: { $in: names } })
    .select({ item: 1, code: 1 })
    .lean<{ item: string; code: string }[]>();
  for (const { item, code } of released)
    report.note({ what: 'release', id: item, detail: `it was set aside: ${code}` });
}

async function differenceOf(next: AdvisoryDocument): Promise<string> {
  const before = await AdvisoryModel.findById(next._id).lean<AdvisoryDocument>();
  if (!before) return 'it is stored by now';
  const names = compared.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(next[name] ?? null));
  return names.length === 0 ? 'only its moment of change, or what we do not keep' : `differs in ${names.join(', ')}`;
}
