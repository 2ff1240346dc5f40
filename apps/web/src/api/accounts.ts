import { errorFromBody } from './api-error.js';
import { answerOf } from './call.js';

export interface Credentials {
  email: string;
  password: string;
}

/** Signing up, in and out. The session is an httpOnly cookie that this page never sees. */
export function signUp(account: Credentials & { name: string }): Promise<void> {
  return post('sign-up/email', account);
}

export function signIn(credentials: Credentials): Promise<void> {
  return post('sign-in/email', credentials);
}

export function signOut(): Promise<void> {
  return post('sign-out', {});
}

/** For staff: a look through a customer's eyes, with the one-time code that the admin gave. */
export function openSupportSession(code: string): Promise<void> {
  return post('support-session', { code });
}

async function post(path: string, body: object): Promise<void> {
  const response = await answerOf(`/v1/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw errorFromBody(response.status, await response.text());
}
