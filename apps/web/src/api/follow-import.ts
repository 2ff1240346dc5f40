import { getImport, Import, importProgressPath } from '@red-tortoise/contracts';
import { isMissing } from './api-error.js';
import { call } from './call.js';

const pollMilliseconds = 1_000;
const toleratedFailures = 2;

export interface ImportFollower {
  onUpdate: (progress: Import) => void;
  onError: (error: unknown) => void;
}

/** Tells of an import's progress until it ends: by server-sent events, or by asking where these do not get through. */
export function followImport(id: string, follower: ImportFollower): () => void {
  let stop = () => {};
  stop = listen(id, follower, () => {
    stop = poll(id, follower);
  });
  return () => stop();
}

function listen(id: string, { onUpdate }: ImportFollower, fallBack: () => void): () => void {
  const source = new EventSource(importProgressPath.replace(':id', encodeURIComponent(id)));
  let heard = false;
  let failures = 0;
  source.addEventListener('progress', (message) => {
    const progress = readProgress(message.data);
    if (!progress) return;
    heard = true;
    failures = 0;
    onUpdate(progress);
    if (hasEnded(progress)) source.close();
  });
  // The browser reconnects by itself; a stream that never spoke, or fails again and again, is given up.
  source.addEventListener('error', () => {
    failures += 1;
    if (heard && source.readyState !== EventSource.CLOSED && failures <= toleratedFailures) return;
    source.close();
    fallBack();
  });
  return () => source.close();
}

function readProgress(text: string): Import | null {
  try {
    return Import.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function poll(id: string, { onUpdate, onError }: ImportFollower): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const ask = async () => {
    try {
      const progress = await call(getImport, { params: { id } }, abort.signal);
      onUpdate(progress);
      if (hasEnded(progress)) return;
    } catch (error) {
      if (abort.signal.aborted) return;
      onError(error);
      if (isMissing(error)) return;
    }
    timer = setTimeout(ask, pollMilliseconds);
  };
  void ask();
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

function hasEnded(progress: Import): boolean {
  return progress.state === 'done' || progress.state === 'failed';
}
