import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import type { operationsEndpoints, PackagePipeline } from '@red-tortoise/contracts';
import { PackageModel } from '@red-tortoise/documents';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { askForRun, type RecordRun } from './ask-for-run.js';
import { recordOperation } from './record-operation.js';
import { showRun } from './show-schedule.js';

type LookAgain = z.output<typeof operationsEndpoints.lookAgain.body>;

const npm = 'npm';
const countedTo = 10_000;
const longestCount = 3_000;

/** The pipelines that look up package after package. */
@Injectable()
export class PackagesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: PackagePipeline[] }> {
    return { items: [await this.show()] };
  }

  /** Nothing is set back: they are due again, and runs look them up within their budget. */
  async lookAgain(viewer: Viewer, { comment, ...which }: LookAgain): Promise<PackagePipeline> {
    const record: RecordRun = (transaction, { id }) =>
      recordOperation(transaction, viewer, {
        ...{ screen: 'schedule', objectId: id, objectTitle: npm, verb: 'look-again', comment },
        after: which,
      });
    await askForRun(this.stores, { task: npm }, record, which);
    return this.show();
  }

  private async show(): Promise<PackagePipeline> {
    const { database, environment } = this.stores;
    const ofNpm = { ecosystem: npm, wanted: true };
    const count = (which: object) =>
      PackageModel.countDocuments({ ...ofNpm, ...which }, { limit: countedTo, maxTimeMS: longestCount });
    const [run, wanted, due, failing] = await Promise.all([
      database.pipelineRun.findFirst({ where: { task: npm }, orderBy: { runAt: 'desc' } }),
      count({}),
      count({ nextAt: { $lte: new Date() } }),
      count({ state: 'failing' }),
    ]);
    const registry = environment.NPM_REGISTRY_URL ? placeOf(environment.NPM_REGISTRY_URL) : null;
    const title = 'npm packages that projects use or people watch';
    return { task: npm, title, registry, wanted, due, failing, lastRun: run && showRun(run) };
  }
}

/** Without user, password and query. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
