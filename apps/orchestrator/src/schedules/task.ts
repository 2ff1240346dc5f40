/** Something that happens by the clock. The schedule's row in Postgres may change when; what is said here. */
export interface Task {
  /** Unique; the key of its row. */
  readonly name: string;
  readonly description: string;
  /** The first schedule; staff may change it afterwards. */
  readonly cron: string;
  /** Has its place, and its turn when it is no longer paused. */
  readonly isPaused?: boolean;
  /** Its first run is due when it is declared, not at the first tick of its schedule. */
  readonly startsAtOnce?: boolean;
  run(run: TaskRun): Promise<void>;
}

/** What there is to do now: tasks of the code, and one for each row that asks for one. */
export type Tasks = () => Promise<readonly Task[]>;

export interface TaskRun {
  readonly id: string;
  readonly startedAt: Date;
  /** Where an earlier attempt of this run got to. */
  readonly cursor: string | null;
  readonly signal: AbortSignal;
  /** Adds to the run's counts and remembers the page. */
  saveProgress(progress: { cursor: string | null; counts: Readonly<Record<string, number>> }): Promise<void>;
}
