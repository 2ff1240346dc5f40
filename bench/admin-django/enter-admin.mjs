import { totpAt } from '../../apps/admin/dist/staff/totp.js';
import { seededStaff, seedStaff } from '../../infra/local/stack/seed-staff.mjs';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes a member of staff, enrols an authenticator app, and answers with the cookie of a session with both factors. */
export async function enterAdmin(admin, env) {
  await seedStaff(env);
  const { email, password } = seededStaff;
  const { cookie } = await send(admin, 'POST', '', { email, password });
  const { body } = await send(admin, 'POST', '/enrolment', { password }, cookie);
  const code = await totpAt(secretOf(body.secret), Date.now());
  return (await send(admin, 'PUT', '/enrolment', { code }, cookie)).cookie;
}

async function send(admin, method, path, json, cookie = '') {
  const answer = await fetch(`${admin}/admin/api/session${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0], body: JSON.parse(text) };
}

/** What an authenticator app reads from base32. */
function secretOf(base32) {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
