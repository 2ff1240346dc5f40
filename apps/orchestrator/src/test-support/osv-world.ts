import type { AdvisorySource } from '@red-tortoise/database';
import { createSealing, LiveSettings, sealSourceCredential } from '@red-tortoise/domain';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { osvTask } from '../pipelines/osv/osv-task.js';
import { DryRunReport } from '../schedules/dry-run-report.js';
import { type AdvisoryServer, startAdvisoryServer } from './advisory-server.js';

/** A source of advisories on loopback, over real stores. */
export class OsvWorld {
  private constructor(
    readonly stores: TestStores,
    readonly context: OrchestratorContext,
    readonly server: AdvisoryServer,
  ) {}

  static async start(): Promise<OsvWorld> {
    const stores = await openStores();
    const settings = await LiveSettings.start(stores.database, stores);
    const context = { ...stores, settings, environment: {} } as unknown as OrchestratorContext;
    return new OsvWorld(stores, context, await startAdvisoryServer());
  }

  async empty(): Promise<void> {
    await this.stores.empty();
    this.server.answers.clear();
    this.server.requests.length = 0;
  }

  /** With an index unless told otherwise. */
  addSource(change: Partial<AdvisorySource> = {}): Promise<AdvisorySource> {
    const { url } = this.server;
    const places = { indexLocation: `${url}/modified_id.csv`, recordLocation: `${url}/{id}.json` };
    const data = { name: 'test', title: 'Test', location: `${url}/all.ndjson`, ...places, ...change };
    return this.stores.database.advisorySource.create({ data });
  }

  setCredential({ id, location }: AdvisorySource, value: string): Promise<AdvisorySource> {
    const credential = sealSourceCredential(createSealing({}), { id, origin: new URL(location).origin }, value);
    return this.stores.database.advisorySource.update({ where: { id }, data: { credential } });
  }

  async run(source: AdvisorySource, request: unknown = null): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    await osvTask(this.context, source).run({
      id: 'run',
      startedAt: new Date(),
      cursor: null,
      request,
      signal: new AbortController().signal,
      async saveProgress(progress) {
        for (const [name, count] of Object.entries(progress.counts)) counts[name] = (counts[name] ?? 0) + count;
      },
    });
    return counts;
  }

  async dryRun(source: AdvisorySource, from = 'next'): Promise<DryRunReport> {
    const report = new DryRunReport();
    const { signal } = new AbortController();
    await osvTask(this.context, source).dryRun?.({ from, startedAt: new Date(), signal, report, save: async () => {} });
    return report;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.context.settings.stop();
    await this.stores.close();
  }
}
