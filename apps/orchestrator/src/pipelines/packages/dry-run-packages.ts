import type { Event } from '@red-tortoise/contracts';
import { PackageModel } from '@red-tortoise/documents';
import { type Pipeline, runPipeline } from '@red-tortoise/pipeline';
import type { DryRunReport } from '../../schedules/dry-run-report.js';
import type { DryRun } from '../../schedules/task.js';
import type { Ecosystem } from './ecosystem.js';
import type { ExtractOptions } from './extract.js';
import type { DueLookUp, KnownLookUp, LookUp } from './look-up.js';
import { defaultLifetimes } from './store/next-look-up.js';
import { packageShape } from './store/package-shape.js';
import type { LookPlan } from './store/plan-look.js';
import { planLooks } from './store/plan-looks.js';

/** Packages that are asked for; each costs the registry a request. */
const mostPackages = 200;
const mostEventsShown = 5;

/**
 * Looks up the packages that the next run would begin with, compares, and writes nothing: neither what was found nor that
 * it was looked for. `start` asks for them whole, whatever their ETag says.
 */
export async function dryRunPackages(
  ecosystem: Ecosystem,
  pipelineOf: (due: ExtractOptions['due']) => Promise<Pipeline<LookUp, KnownLookUp>>,
  run: DryRun,
): Promise<void> {
  const { report, signal, startedAt, from } = run;
  const { due, isWhole } = await firstDue(ecosystem.name, startedAt, from === 'start');
  report.complete = isWhole;
  const pipeline = await pipelineOf(async ({ limit }) => due.splice(0, limit));
  const comparing: typeof pipeline = {
    ...pipeline,
    async load(lookUps) {
      const plans = await planLooks(lookUps, { ecosystem, lifetimes: defaultLifetimes });
      for (const [place, lookUp] of lookUps.entries()) notePlan(lookUp, plans[place], report);
      return lookUps.length;
    },
  };
  await runPipeline(comparing, { cursor: null, signal, saveProgress: run.save });
}

/** In the order of a run. */
async function firstDue(ecosystem: string, now: Date, whole: boolean): Promise<{ due: DueLookUp[]; isWhole: boolean }> {
  const packages = await PackageModel.find({ ecosystem, wanted: true, ...(whole ? {} : { nextAt: { $lte: now } }) })
    .sort({ priority: 1, nextAt: 1, _id: 1 })
    .limit(mostPackages + 1)
    .select({ name: 1, etag: 1, shape: 1 })
    .lean();
  const due = packages.slice(0, mostPackages).map(({ _id, name, etag, shape }) => ({
    purl: _id,
    name,
    etag: whole || shape !== packageShape ? null : etag,
  }));
  return { due, isWhole: packages.length <= mostPackages };
}

function notePlan(lookUp: KnownLookUp, plan: LookPlan | undefined, report: DryRunReport): void {
  const { outcome, purl } = lookUp;
  const { added, changed, removed } = plan?.versions ?? { added: [], changed: [], removed: [] };
  const events = plan?.events ?? [];
  report.count('packages');
  report.tell(events);
  if (outcome === 'failed') report.note({ what: 'fail', id: purl, detail: lookUp.reason });
  else if (added.length + changed.length + removed.length + events.length === 0) report.count('unchanged');
  else {
    const versions = `versions: ${added.length} added, ${changed.length} changed, ${removed.length} gone`;
    const detail = [versions, ...events.slice(0, mostEventsShown).map(inWords)].join('; ');
    report.note({ what: outcome === 'not-found' ? 'withdraw' : 'change', id: purl, detail });
  }
}

function inWords({ type, data }: Event): string {
  return 'version' in data ? `${type} ${data.version}` : type;
}
