import { scrub } from './scrub.js';

export interface PartHealth {
  status: 'up' | 'down';
  /** Why it is down, in a few words. */
  reason?: string;
  milliseconds: number;
}
export interface Readiness {
  status: 'ready' | 'not-ready';
  /** The names of the parts that do not answer. */
  down: string[];
  parts: Record<string, PartHealth>;
}
export interface Health {
  live(): { status: 'live'; uptimeSeconds: number };
  ready(): Promise<Readiness>;
}

/**
 * Health of a process by the parts that it needs. Each check has its own time limit, so that one store that hangs is
 * named and does not hide the others. Answers are kept for a second: a load balancer must not be a load.
 */
export function createHealth(
  checks: Record<string, () => Promise<unknown>>,
  options: { timeout: number; keepFor?: number },
): Health {
  let last: { at: number; answer: Promise<Readiness> } | null = null;
  return {
    live: () => ({ status: 'live', uptimeSeconds: Math.floor(process.uptime()) }),
    ready: () => {
      const now = performance.now();
      if (!last || now - last.at >= (options.keepFor ?? 1_000)) {
        last = { at: now, answer: checkAll(checks, options.timeout) };
      }
      return last.answer;
    },
  };
}

async function checkAll(checks: Record<string, () => Promise<unknown>>, timeout: number): Promise<Readiness> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await checkOne(check, timeout)] as const),
  );
  const down = entries.filter(([, part]) => part.status === 'down').map(([name]) => name);
  return { status: down.length === 0 ? 'ready' : 'not-ready', down, parts: Object.fromEntries(entries) };
}

async function checkOne(check: () => Promise<unknown>, timeout: number): Promise<PartHealth> {
  const start = performance.now();
  const milliseconds = () => Math.round(performance.now() - start);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([check(), late]);
    return { status: 'up', milliseconds: milliseconds() };
  } catch (error) {
    return { status: 'down', reason: fewWords(error), milliseconds: milliseconds() };
  } finally {
    clearTimeout(timer);
  }
}

/** The error's last line, which is where drivers say the cause; nothing that could hold a password. */
function fewWords(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  const line = (message ?? String(error)).trim().split('\n').at(-1) || code || 'no answer';
  return scrub(line).slice(0, 200);
}
