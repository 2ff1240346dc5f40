import { setTimeout as delay } from 'node:timers/promises';

const patience = 15_000;

/** Tries again until it succeeds; throws the last error after a while. */
export async function eventually<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}
