/** The account that a new installation starts with. Everything listens on loopback only. */
export const seededLogin = { email: 'demo@red-tortoise.example', password: 'slow-and-steady' };

const timeout = 30_000;

/**
 * Signs the seeded account in, or up the first time. Answers with a function that asks the API on its behalf:
 * `ask(path)` reads, `ask(path, { json })` posts a value, `ask(path, { bytes })` a file.
 */
export async function openAccount(api) {
  const cookie = (await signIn(api)) ?? (await signUp(api));
  return async (path, { json, bytes } = {}) => {
    const body = bytes ?? (json && JSON.stringify(json));
    const response = await fetch(`${api}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      body,
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return await response.json();
  };
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

function post(url, value) {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(value), signal: AbortSignal.timeout(timeout) });
}

function cookieOf(response) {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
