import type { DryRunReport } from './dry-run-report.js';

/** Something that happens by the clock. The schedule's row in Postgres may change when; what is said here. */
export interface Task {
  /** Unique; one row of this name is declared, and staff may make others. */
  readonly name: string;
  readonly description: string;
  /** The first schedule; staff may change it afterwards. */
  readonly cron: string;
  /** Has its place, and its turn when it is no longer paused. */
  readonly isPaused?: boolean;
  /** Its first run is due when it is declared, not at the first tick of its schedule. */
  readonly startsAtOnce?: boolean;
  run(run: TaskRun): Promise<void>;
  /** Does what a run would do, up to a limit, and writes nothing but the report. */
  dryRun?(run: DryRun): Promise<void>;
}

export interface DryRun {
  /** `next` for what the next run would do, `start` for everything, else a moment in ISO 8601. */
  readonly from: string;
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  readonly report: DryRunReport;
  /** Keeps the report as it is by now. */
  save(): Promise<void>;
}

/** What there is to do now: tasks of the code, and one for each row that asks for one. */
export type Tasks = () => Promise<readonly Task[]>;

export interface TaskRun {
  readonly id: string;
  readonly startedAt: Date;
  /** Where an earlier attempt of this run got to. */
  readonly cursor: string | null;
  /** What staff asked of this run beside or instead of its usual work; each task knows its own. */
  readonly request: unknown;
  readonly signal: AbortSignal;
  /** Adds to the run's counts and remembers the page. Staff see `lookUps`, or `records`, as a rate too. */
  saveProgress(progress: { cursor: string | null; counts: Readonly<Record<string, number>> }): Promise<void>;
}
