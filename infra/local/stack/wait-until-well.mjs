import { setTimeout as pause } from 'node:timers/promises';
import { Stop } from '../stop-with-message.mjs';

const mostDeaths = 3;

/** Waits until the app's health page answers; throws with the end of its log when it does not come up. */
export async function waitUntilWell(supervised, { within = 60_000 } = {}) {
  const { name, health } = supervised.app;
  const deadline = performance.now() + within;
  let answer = 'no answer';
  while (performance.now() < deadline && supervised.deaths < mostDeaths) {
    answer = await ask(health);
    if (answer === 'well') return;
    await pause(100);
  }
  const reason = supervised.deaths >= mostDeaths ? 'ended each time that it was started' : `is not well: ${answer}`;
  throw new Stop(`${name} ${reason}. The end of ${supervised.log.path}:\n\n${supervised.log.tail()}`);
}

async function ask(health) {
  try {
    const response = await fetch(health, { signal: AbortSignal.timeout(5_000) });
    if (response.ok) {
      await response.body?.cancel();
      return 'well';
    }
    return `${response.status} ${(await response.text()).slice(0, 500)}`;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}
