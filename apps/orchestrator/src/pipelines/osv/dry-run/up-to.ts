import type { Pipeline, PipelinePage } from '@red-tortoise/pipeline';

/** The pages of a pipeline until they have so many items; `onLimit` is told where they stop for that. */
export function upTo<Raw>(most: number, extract: Pipeline<Raw, never>['extract'], onLimit: () => void) {
  return async function* limited(run: {
    cursor: string | null;
    signal: AbortSignal;
  }): AsyncGenerator<PipelinePage<Raw>> {
    let left = most;
    for await (const { items, cursor } of extract(run)) {
      yield { items: items.slice(0, left), cursor };
      left -= items.length;
      if (left > 0) continue;
      onLimit();
      return;
    }
  };
}
