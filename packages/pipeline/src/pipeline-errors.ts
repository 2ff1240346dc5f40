export type PipelineStep = 'extract' | 'transform' | 'load' | 'save-progress';

/** A step failed; its error is the `cause`. What came before `cursor` is done: the next run goes on from there. */
export class PipelineStepFailed extends Error {
  override name = 'PipelineStepFailed';

  constructor(
    readonly pipeline: string,
    readonly step: PipelineStep,
    /** The last good one; null where no page was finished. */
    readonly cursor: string | null,
    cause: unknown,
  ) {
    super(
      `${pipeline} failed at ${step} after ${cursor === null ? 'no page' : `cursor ${cursor}`}: ${messageOf(cause)}`,
      {
        cause,
      },
    );
  }

  /** The code of the error below, such as `registry.unreachable`, for a run's record; null where it has none. */
  get code(): string | null {
    const code = (this.cause as { code?: unknown } | null)?.code;
    return typeof code === 'string' ? code : null;
  }
}

/** The run was told to stop, which is no failure. */
export class PipelineAborted extends Error {
  override name = 'PipelineAborted';

  constructor(
    readonly pipeline: string,
    readonly cursor: string | null,
    cause: unknown,
  ) {
    super(`${pipeline} was stopped after ${cursor === null ? 'no page' : `cursor ${cursor}`}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
