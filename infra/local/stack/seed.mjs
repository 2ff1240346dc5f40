import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';

/** The account that a new installation starts with. Everything listens on loopback only. */
export const seededLogin = { email: 'demo@red-tortoise.example', password: 'slow-and-steady' };

const projectName = 'red-tortoise';
const longestFetch = 60_000;

/**
 * Makes the seeded account with this repository imported, as a customer would: over the API. The second time it finds
 * both, and imports only a lockfile that has changed. Answers with what there is to see.
 */
export async function seed(api) {
  const cookie = (await signIn(api)) ?? (await signUp(api));
  const ask = (path, options = {}) => request(`${api}${path}`, { ...options, headers: { ...options.headers, cookie } });
  const project = await findProject(ask);
  const accepted = await ask(`/v1/projects/${project.id}/imports?filename=package-lock.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: readFileSync(inRoot('package-lock.json')),
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

async function signIn(api) {
  const response = await post(`${api}/v1/auth/sign-in/email`, seededLogin);
  return response.ok ? cookieOf(response) : null;
}

async function signUp(api) {
  const response = await post(`${api}/v1/auth/sign-up/email`, { name: 'Demo', ...seededLogin });
  if (!response.ok) throw new Error(`signing the demo account up: ${response.status} ${await response.text()}`);
  return cookieOf(response);
}

async function findProject(ask) {
  const { items } = await ask('/v1/projects?limit=200');
  const existing = items.find(({ name }) => name === projectName);
  return existing ?? (await ask('/v1/projects', asJson({ name: projectName })));
}

async function request(url, options) {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${options.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`);
  return await response.json();
}

const asJson = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const post = (url, body) => fetch(url, { ...asJson(body), signal: AbortSignal.timeout(30_000) });
const cookieOf = (response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** Whether it came true within the time. */
async function until(condition, longest) {
  for (const end = Date.now() + longest; Date.now() < end; ) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return false;
}
