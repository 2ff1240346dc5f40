import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { openAccount } from './demo-account.mjs';

const projectName = 'red-tortoise';
const longestFetch = 60_000;

/**
 * Makes the seeded account with this repository imported, as a customer would: over the API. The second time it finds
 * both, and imports only a lockfile that has changed. Answers with what there is to see.
 */
export async function seed(api) {
  const ask = await openAccount(api);
  const project = await findProject(ask);
  const accepted = await ask(`/v1/projects/${project.id}/imports?filename=package-lock.json`, {
    bytes: readFileSync(inRoot('package-lock.json')),
  });
  await until(() => isOver(ask, accepted.id), 30_000);
  const fetched = await until(() => hasBeenFetched(ask), longestFetch);
  const { summary } = await ask(`/v1/projects/${project.id}`);
  return `${summary?.components ?? 0} components${fetched ? '' : '; the registry has not answered yet'}`;
}

async function isOver(ask, importId) {
  const { state } = await ask(`/v1/imports/${importId}`);
  return state === 'done' || state === 'failed';
}

/** The first look-ups are over, or the registry is out of reach: either way there is something to say. */
async function hasBeenFetched(ask) {
  const { items } = await ask('/v1/sources');
  return items.some(({ name, state }) => name === 'npm' && (state === 'ok' || state === 'stalled'));
}

async function findProject(ask) {
  const { items } = await ask('/v1/projects?limit=200');
  const existing = items.find(({ name }) => name === projectName);
  return existing ?? (await ask('/v1/projects', { json: { name: projectName } }));
}

/** Whether it came true within the time. */
async function until(condition, longest) {
  for (const end = Date.now() + longest; Date.now() < end; ) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return false;
}
