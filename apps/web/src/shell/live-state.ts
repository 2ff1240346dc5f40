import { useSyncExternalStore } from 'react';
import type { LiveState } from '../api/live-stream.js';

const listeners = new Set<() => void>();
let state: LiveState = 'connecting';

export function setLiveState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Whether pages move by themselves at the moment. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, read, read);
}

function read(): LiveState {
  return state;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
