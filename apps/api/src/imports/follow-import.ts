import type { ServerResponse } from 'node:http';
import type { Import } from '@red-tortoise/contracts';

/** How often a stream looks by itself; signals only make it look sooner. */
const lookEvery = 2_000;
const heartbeatEvery = 15_000;
/** Then the browser connects anew, and is asked again who it is. */
const openAtMost = 15 * 60_000;

export interface Followed {
  /** The import as it is now; throws when it is no longer the caller's to see. */
  look(): Promise<Import>;
  /** Calls back when the import may have changed. Answers how to stop that. */
  onChange(listener: () => void): () => void;
  /** The id of the last event that the browser has, when it comes back. */
  lastEventId: string | undefined;
}

/**
 * Writes an import's progress as server-sent events until it ends, the caller leaves or `close` is called. The id of
 * an event says what state it shows, so that a browser that reconnects is not told the same again. The headers must
 * have been sent. Answers `close`.
 */
export function followImport(response: ServerResponse, { look, onChange, lastEventId }: Followed): () => void {
  let sent = lastEventId;
  let looking = false;
  let again = false;

  const update = async () => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && !response.writableEnded) {
        again = false;
        const current = await look();
        const id = eventIdOf(current);
        if (id !== sent || hasEnded(current)) write(`id: ${id}\nevent: progress\ndata: ${JSON.stringify(current)}\n\n`);
        sent = id;
        if (hasEnded(current)) close();
      }
    } catch {
      close(); // The browser connects again, and is told what is wrong as a problem.
    } finally {
      looking = false;
    }
  };
  const write = (text: string) => {
    if (!response.writableEnded) response.write(text);
  };
  const stopListening = onChange(() => void update());
  const timers = [
    setInterval(() => void update(), lookEvery),
    setInterval(() => write(': still here\n\n'), heartbeatEvery),
    setTimeout(() => close(), openAtMost),
  ];
  const close = () => {
    stopListening();
    for (const timer of timers) clearInterval(timer);
    if (!response.writableEnded) response.end();
  };
  response.on('close', close).on('error', close);
  write('retry: 2000\n\n');
  void update();
  return close;
}

function hasEnded({ state }: Import): boolean {
  return state === 'done' || state === 'failed';
}

function eventIdOf({ state, phase, progress, current }: Import): string {
  return `${state}.${phase}.${progress.done}.${progress.total}.${current}`;
}
