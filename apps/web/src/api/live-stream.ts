import { type LiveMessage, type LiveMessageName, liveMessages, liveStreamPath } from '@red-tortoise/contracts';

export type LiveListeners = { [N in LiveMessageName]?: (message: LiveMessage<N>) => void };
/** `connecting` at first, `reconnecting` after a break. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** The browser gives up for good when a gateway answers in place of the API; then the page tries again itself. */
const longestPause = 30_000;
const shortestPause = 2_000;

/**
 * Listens to what happens while the page is open, until the returned function is called. The browser reconnects by
 * itself and says how far it has got; where streams do not get through, the page's own looks still bring everything.
 */
export function listenLive(listeners: LiveListeners, stateChanged: (state: LiveState) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = shortestPause;
  const open = (isFirst: boolean) => {
    let isBack = false;
    source = new EventSource(liveStreamPath);
    source.addEventListener('open', () => {
      pause = shortestPause;
      stateChanged('live');
      // A new stream does not know how far the old one got; one that comes back does, but findings have no place in it.
      if (isBack) listeners.findings?.({ projectIds: [] });
      else if (!isFirst) listeners.refresh?.({});
      isBack = true;
    });
    source.addEventListener('error', () => {
      stateChanged('reconnecting');
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause, false);
      pause = Math.min(pause * 2, longestPause);
    });
    for (const name of Object.keys(listeners) as LiveMessageName[]) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) => hear(name, data, listeners));
    }
  };
  open(true);
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function hear<N extends LiveMessageName>(name: N, data: string, listeners: LiveListeners): void {
  const read = liveMessages[name].safeParse(readJson(data));
  // One of a kind that is newer than the page still says that something happened.
  if (read.success) listeners[name]?.(read.data as LiveMessage<N>);
  else listeners.refresh?.({});
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
