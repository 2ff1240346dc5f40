import { type LiveMessage, type LiveMessageName, liveMessages, liveStreamPath } from '@red-tortoise/contracts';

export type LiveListeners = { [N in LiveMessageName]?: (message: LiveMessage<N>) => void };

/**
 * Listens to what happens while the page is open, until the returned function is called. The browser reconnects by
 * itself and says how far it has got; where streams do not get through, the page's own looks still bring everything.
 */
export function listenLive(listeners: LiveListeners): () => void {
  const source = new EventSource(liveStreamPath);
  for (const name of Object.keys(listeners) as LiveMessageName[]) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => hear(name, data, listeners));
  }
  return () => source.close();
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
