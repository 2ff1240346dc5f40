import { describe, expect, it } from '@jest/globals';
import { definePipeline, type Pipeline } from './pipeline.js';
import { PipelineStepFailed } from './pipeline-errors.js';
import { type PipelineProgress, runPipeline } from './run-pipeline.js';

/** Numbers, two a page; the even ones are loaded, tenfold. */
function counting(store: number[], over: Partial<Pipeline<number, number>> = {}, pages = 3) {
  return definePipeline<number, number>({
    name: 'counting',
    async *extract({ cursor }) {
      for (let page = Number(cursor ?? 0); page < pages; page++) {
        yield { items: [page * 2, page * 2 + 1], cursor: String(page + 1) };
      }
    },
    transform: (item) => (item % 2 === 0 ? item * 10 : null),
    load: async (rows) => {
      store.push(...rows);
      return rows.length;
    },
    ...over,
  });
}

function run(pipeline: Pipeline<number, number>, given: { cursor?: string; signal?: AbortSignal } = {}) {
  const progress: PipelineProgress[] = [];
  const finished = runPipeline(pipeline, {
    cursor: given.cursor ?? null,
    signal: given.signal ?? new AbortController().signal,
    saveProgress: async (page) => void progress.push(page),
  });
  return { progress, finished };
}
const fails = async () => {
  throw Object.assign(new Error('out of order'), { code: 'store.down' });
};

describe('a run', () => {
  it('loads what is not dropped, and notes its progress after each page', async () => {
    const store: number[] = [];
    const { progress, finished } = run(counting(store));
    expect(await finished).toEqual({ pages: 3, extracted: 6, dropped: 3, loaded: 3, cursor: '3' });
    expect(store).toEqual([0, 20, 40]);
    expect(progress).toEqual([
      { extracted: 2, dropped: 1, loaded: 1, cursor: '1' },
      { extracted: 4, dropped: 2, loaded: 2, cursor: '2' },
      { extracted: 6, dropped: 3, loaded: 3, cursor: '3' },
    ]);
  });

  it('goes on after its cursor', async () => {
    const store: number[] = [];
    expect(await run(counting(store), { cursor: '2' }).finished).toMatchObject({ pages: 1, cursor: '3' });
    expect(store).toEqual([40]);
  });

  it('of an empty source is finished, with the cursor that it had', async () => {
    expect(await run(counting([], {}, 0), { cursor: '7' }).finished).toMatchObject({ pages: 0, cursor: '7' });
  });

  it('does not load a page of which everything is dropped, and goes on', async () => {
    const store: number[] = [];
    const result = await run(counting(store, { transform: () => null, load: fails })).finished;
    expect(result).toMatchObject({ pages: 3, dropped: 6, loaded: 0 });
  });

  it('asks for a page only when the one before is noted', async () => {
    const order: string[] = [];
    const pipeline = counting([], {
      async *extract() {
        for (const cursor of ['1', '2']) {
          order.push(`extract ${cursor}`);
          yield { items: [0], cursor };
        }
      },
    });
    await runPipeline(pipeline, {
      cursor: null,
      signal: new AbortController().signal,
      saveProgress: async ({ cursor }) => void order.push(`noted ${cursor}`),
    });
    expect(order).toEqual(['extract 1', 'noted 1', 'extract 2', 'noted 2']);
  });
});

describe('a failure', () => {
  const extractTwice: Pipeline<number, number>['extract'] = async function* () {
    yield { items: [0], cursor: '1' };
    await fails();
  };
  const secondTime = <T>(work: () => T) => {
    let calls = 0;
    return () => (++calls === 2 ? work() : (null as never));
  };

  it.each([
    ['extract', { extract: extractTwice }],
    [
      'transform',
      {
        transform: (item: number) => {
          if (item === 2) throw Object.assign(new Error('out of order'), { code: 'store.down' });
          return item;
        },
      },
    ],
    ['load', { load: secondTime(fails) }],
  ])('at %s names the step and the last good cursor', async (step, over) => {
    const failure = await run(counting([], over)).finished.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PipelineStepFailed);
    expect(failure).toMatchObject({ pipeline: 'counting', step, cursor: '1', code: 'store.down' });
    expect((failure as Error).message).toBe(`counting failed at ${step} after cursor 1: out of order`);
  });

  it('to note the progress names that step, and the page counts as not done', async () => {
    const failing = { cursor: null, signal: new AbortController().signal, saveProgress: fails };
    await expect(runPipeline(counting([]), failing)).rejects.toMatchObject({ step: 'save-progress', cursor: null });
  });

  it('lets the source clean up', async () => {
    let closed = false;
    const pipeline = counting([], {
      load: fails,
      async *extract() {
        try {
          yield { items: [0], cursor: '1' };
        } finally {
          closed = true;
        }
      },
    });
    await expect(run(pipeline).finished).rejects.toMatchObject({ step: 'load' });
    expect(closed).toBe(true);
  });

  it('is followed by a run that leaves nothing out', async () => {
    const store: number[] = [];
    const load = async (rows: number[]) => {
      if (rows.includes(20)) await fails();
      store.push(...rows);
      return rows.length;
    };
    const failure = (await run(counting(store, { load })).finished.catch((error) => error)) as PipelineStepFailed;
    await run(counting(store), { cursor: failure.cursor ?? undefined }).finished;
    expect(store).toEqual([0, 20, 40]);
  });
});

describe('a stop', () => {
  it('ends the run after the page in hand, which is done', async () => {
    const stop = new AbortController();
    const store: number[] = [];
    const load = async (rows: number[]) => {
      stop.abort(new Error('shut down'));
      store.push(...rows);
      return rows.length;
    };
    const { progress, finished } = run(counting(store, { load }), { signal: stop.signal });
    await expect(finished).rejects.toMatchObject({ name: 'PipelineAborted', cursor: '1' });
    expect([store, progress.length]).toEqual([[0], 1]);
  });

  it('before the start extracts nothing', async () => {
    const signal = AbortSignal.abort(new Error('shut down'));
    const extract = () => {
      throw new Error('asked all the same');
    };
    await expect(run(counting([], { extract }), { signal }).finished).rejects.toMatchObject({
      name: 'PipelineAborted',
      cause: { message: 'shut down' },
    });
  });
});

describe('a definition', () => {
  it.each(['', 'Npm', 'npm_releases', 'npm releases', '-npm'])('cannot be named %j', (name) => {
    expect(() => counting([], { name })).toThrow(TypeError);
  });
});
