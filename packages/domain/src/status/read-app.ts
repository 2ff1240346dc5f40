import type { AppStatus } from '@red-tortoise/contracts';

const longestWait = 2_000;
const longestText = 5_000_000;

/** What an app's metrics say of it. An app that runs where its address does not lead says nothing. */
export async function readApp(name: string, url: string): Promise<AppStatus> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(longestWait) });
    const text = await response.text();
    if (!response.ok || text.length > longestText) return unread(name);
    return { ...unread(name), figures: figuresOf(text), unfitSettings: unfitSettingsOf(text) };
  } catch {
    return unread(name);
  }
}

const unread = (name: string): AppStatus => ({ name, figures: null, recent: null, unfitSettings: null });

function unfitSettingsOf(text: string): string[] {
  return [...text.matchAll(/^settings_unfit\{(?:[^}]*,)?setting="([^"]+)"/gm)].map(([, name]) => name as string);
}

/** From the text format of Prometheus. */
export function figuresOf(text: string): AppStatus['figures'] {
  const figures = { uptimeSeconds: 0, memoryBytes: 0, requests: 0, failures: 0 };
  for (const line of text.split('\n')) {
    const [, metric, labels = '', value] = /^(\w+)(\{.*\})? (\S+)/.exec(line) ?? [];
    const figure = Number(value);
    if (metric === 'process_start_time_seconds') figures.uptimeSeconds = Date.now() / 1_000 - figure;
    if (metric === 'process_resident_memory_bytes') figures.memoryBytes = figure;
    if (metric !== 'http_request_duration_seconds_count') continue;
    figures.requests += figure;
    if (/status="5/.test(labels)) figures.failures += figure;
  }
  return figures.memoryBytes === 0 ? null : figures;
}
