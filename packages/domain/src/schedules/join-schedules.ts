interface OfTask {
  readonly task: string;
  readonly enabled: boolean;
  readonly nextRunAt: Date | null;
  /** Some of its runs, where they were read along. */
  readonly runs?: readonly { readonly runAt: Date }[];
}

/** The schedules of each task as one: paused where all are, with the newest run; else what the first says, by name. */
export function joinSchedules<S extends OfTask>(schedules: readonly S[]): S[] {
  const joined = new Map<string, S>();
  for (const schedule of schedules) {
    const known = joined.get(schedule.task);
    joined.set(schedule.task, known ? join(known, schedule) : schedule);
  }
  return [...joined.values()];
}

function join<S extends OfTask>(one: S, other: S): S {
  const due = [one, other].flatMap(({ enabled, nextRunAt }) => (enabled && nextRunAt ? [nextRunAt.getTime()] : []));
  const runs = [...(one.runs ?? []), ...(other.runs ?? [])].sort((a, b) => b.runAt.getTime() - a.runAt.getTime());
  return {
    ...one,
    enabled: one.enabled || other.enabled,
    nextRunAt: due.length === 0 ? null : new Date(Math.min(...due)),
    ...(one.runs && { runs: runs.slice(0, 1) }),
  };
}
