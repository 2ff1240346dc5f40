import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** What is asked whenever somebody reads the metrics. */
interface Asked {
  /** The settings whose values this process cannot use. */
  unfitSettings?: () => readonly string[];
}

/** One registry for a process: what Node says of itself, requests, jobs, and how many are under way. */
export function createMetrics(app: string, { unfitSettings = () => [] }: Asked = {}) {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  tellUnfitSettings(registry, unfitSettings);
  return {
    registry,
    /** Seconds; `route` is the pattern, never the address, so that labels stay few. */
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long requests took',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    jobs: new Histogram({
      name: 'job_duration_seconds',
      help: 'How long jobs took',
      labelNames: ['job', 'outcome'] as const,
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 900],
      registers,
    }),
    openStreams: new Gauge({ name: 'http_open_streams', help: 'Server-sent event streams now open', registers }),
    /** By time, not by offsets, which have gaps: the age of the oldest event that a processor has not handled. */
    streamLag: new Gauge({
      name: 'stream_lag_seconds',
      help: 'Age of the oldest event that waits for a processor',
      labelNames: ['processor', 'partition'] as const,
      registers,
    }),
    streamGaps: new Counter({
      name: 'stream_gaps_total',
      help: 'How often a processor found that the log no longer has what it had not read',
      labelNames: ['processor', 'partition'] as const,
      registers,
    }),
    outboxLag: new Gauge({
      name: 'outbox_lag_seconds',
      help: 'Age of the oldest stored event that the broker has not confirmed',
      registers,
    }),
    deadLetters: new Gauge({ name: 'dead_letters', help: 'Messages that wait for staff', registers }),
    status: new Gauge({
      name: 'status',
      help: 'What the status page was last told each minute, by figure',
      labelNames: ['figure'] as const,
      registers,
    }),
    errors: new Counter({
      name: 'errors_total',
      help: 'Errors that were faults of ours',
      labelNames: ['where'] as const,
      registers,
    }),
  };
}

function tellUnfitSettings(registry: Registry, unfitSettings: () => readonly string[]): void {
  new Gauge({
    name: 'settings_unfit',
    help: 'Settings whose value this process cannot use: it goes by the usual one',
    labelNames: ['setting'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const setting of unfitSettings()) this.labels(setting).set(1);
    },
  });
}
