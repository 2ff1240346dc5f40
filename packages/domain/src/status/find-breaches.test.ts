import { describe, expect, it } from '@jest/globals';
import type { StatusReport } from '@red-tortoise/contracts';
import { findBreaches } from './find-breaches.js';
import { figuresOf } from './read-app.js';

const at = '2026-03-01T12:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(at) - seconds * 1_000).toISOString();
const fine: Omit<StatusReport, 'breaches'> = {
  at,
  stores: [{ name: 'postgres', up: true, milliseconds: 1, reason: null, version: '18' }],
  queues: [],
  flow: {
    state: 'ok',
    outbox: 60,
    processors: [{ name: 'alerts', lag: 60, at: ago(90) }],
    deliveries: { waiting: 3, lag: 60 },
    at,
  },
  heldUp: { messages: 0, since: null },
  logLosses: [],
  deadLetters: 0,
  tasks: [
    {
      task: 'npm',
      description: '',
      source: true,
      state: 'ok',
      lastAttemptAt: at,
      lastSuccessAt: at,
      nextRunAt: at,
      failure: null,
    },
  ],
  apps: [{ name: 'api', figures: null, recent: { requests: 100, failures: 5 }, unfitSettings: [] }],
  host: { diskUsed: 90, diskTotal: 100, memoryUsed: 95, memoryTotal: 100 },
  slowQueries: [],
  versions: [],
};
const rulesOf = (change: Partial<typeof fine>) => findBreaches({ ...fine, ...change }).map(({ rule }) => rule);
const flow = fine.flow as NonNullable<typeof fine.flow>;
const [task] = fine.tasks as [NonNullable<typeof fine.tasks>[number]];

describe('the rules of the status page', () => {
  it('hold at their limits', () => {
    expect(findBreaches(fine)).toEqual([]);
  });

  it('never take what could not be read for all right, unless a store is the reason', () => {
    const unread = {
      flow: null,
      heldUp: null,
      logLosses: null,
      tasks: null,
      deadLetters: null,
      host: null,
      slowQueries: null,
    };
    const rules = ['events', 'messages', 'event log', 'tasks', 'dead letters', 'machine'].map(
      (part) => `unread ${part}`,
    );
    expect(rulesOf(unread)).toEqual(rules);
    const stores = fine.stores.map((store) => ({ ...store, up: false }));
    expect(rulesOf({ ...unread, stores })).toEqual(['store-down postgres']);
  });

  it.each<[string, Partial<typeof fine>]>([
    [
      'store-down redis',
      { stores: [{ name: 'redis', up: false, milliseconds: 2_000, reason: 'no answer', version: null }] },
    ],
    ['outbox-behind', { flow: { ...flow, outbox: 61 } }],
    ['deliveries-held-up', { heldUp: { messages: 2, since: ago(7_200) } }],
    ['deliveries-behind', { flow: { ...flow, deliveries: { waiting: 1, lag: 61 } } }],
    ['processor-behind alerts', { flow: { ...flow, processors: [{ name: 'alerts', lag: 61, at }] } }],
    ['processor-silent alerts', { flow: { ...flow, processors: [{ name: 'alerts', lag: 0, at: ago(91) }] } }],
    ['log-lost alerts', { logLosses: [{ processor: 'alerts', at, mended: 3, publishedAgain: 0 }] }],
    ['log-begun-anew', { logLosses: [{ processor: null, at, mended: 0, publishedAgain: 7 }] }],
    ['dead-letters', { deadLetters: 1 }],
    ['source-stale npm', { tasks: [{ ...task, state: 'stalled', failure: 'unreachable' }] }],
    ['task-stalled digests', { tasks: [{ ...task, task: 'digests', source: false, state: 'stalled' }] }],
    [
      'errors api',
      { apps: [{ name: 'api', figures: null, recent: { requests: 20, failures: 2 }, unfitSettings: null }] },
    ],
    ['memory-full', { host: { diskUsed: 0, diskTotal: 1, memoryUsed: 96, memoryTotal: 100 } }],
    ['disk-full', { host: { diskUsed: 91, diskTotal: 100, memoryUsed: 0, memoryTotal: 1 } }],
  ])('break as %s', (rule, change) => {
    expect(rulesOf(change)).toEqual([rule]);
  });

  it('name a setting whose value does not fit once, with every process that it concerns', () => {
    const app = { figures: null, recent: null };
    const apps = [
      { ...app, name: 'api', unfitSettings: ['sign-up.open', 'runs.kept-days'] },
      { ...app, name: 'admin', unfitSettings: null },
      { ...app, name: 'orchestrator', unfitSettings: ['runs.kept-days'] },
    ];
    expect(findBreaches({ ...fine, apps })).toEqual([
      { rule: 'setting-unfit runs.kept-days', text: expect.stringContaining('api, orchestrator') },
      { rule: 'setting-unfit sign-up.open', text: expect.stringMatching(/counts in api\.$/) },
    ]);
  });

  it('speak of no share of errors where there were few requests, or nobody measured', () => {
    const app = { name: 'api', figures: null, unfitSettings: null };
    expect(
      rulesOf({
        apps: [
          { ...app, recent: { requests: 19, failures: 19 } },
          { ...app, recent: null },
        ],
      }),
    ).toEqual([]);
  });

  it('say what broke in words', () => {
    const [breach] = findBreaches({ ...fine, flow: { ...flow, processors: [{ name: 'alerts', lag: 600, at }] } });
    expect(breach?.text).toBe('The processor alerts is behind: the oldest for 10 minutes.');
  });
});

describe("an app's metrics", () => {
  it('are summed over its routes, failures apart', () => {
    const text = `# HELP x y
process_resident_memory_bytes{app="api"} 1000
process_start_time_seconds{app="api"} ${Date.now() / 1_000 - 60}
http_request_duration_seconds_count{method="GET",route="/a",status="200",app="api"} 7
http_request_duration_seconds_count{method="GET",route="/a",status="503",app="api"} 2
`;
    expect(figuresOf(text)).toMatchObject({ memoryBytes: 1_000, requests: 9, failures: 2 });
    expect(figuresOf(text)?.uptimeSeconds).toBeGreaterThan(59);
  });

  it('of something else are no figures', () => {
    expect(figuresOf('<html></html>')).toBeNull();
  });
});
