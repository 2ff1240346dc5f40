import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { promisify } from 'node:util';

const day = 24 * 60 * 60_000;
const textOf = (chunk) => chunk.toString('utf8');

/**
 * People with an organisation and a session each, as signing up leaves them, without the price of a thousand password
 * hashes. Answers `{ userId, cookie }` each.
 */
export async function makePeople(database, count, secret) {
  const people = Array.from({ length: count }, () => {
    const [userId, organisationId, token] = [randomUUID(), randomUUID(), randomUUID()];
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    const cookie = `red-tortoise.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    return { userId, organisationId, token, cookie };
  });
  const data = (rowOf) => ({ data: people.map(rowOf) });
  const expiresAt = new Date(Date.now() + day);
  await database.user.createMany(data(({ userId: id }) => ({ id, name: 'Reader', email: `${id}@example.test` })));
  await database.organisation.createMany(data(({ organisationId: id }) => ({ id, name: 'Personal', personal: true })));
  await database.membership.createMany(
    data(({ userId, organisationId }) => ({ userId, organisationId, role: 'owner' })),
  );
  await database.session.createMany(data(({ userId, token }) => ({ id: randomUUID(), userId, token, expiresAt })));
  return people;
}

/** An open page. `onMessage` gets the name and the data of each message. Resolves once it is told that it is ready. */
export function openPage(api, { cookie }, onMessage = () => {}) {
  return new Promise((resolve, reject) => {
    const asked = request(`${api}/v1/stream`, { headers: { cookie }, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the stream answers ${response.statusCode}`));
      let unread = '';
      response.on('data', (chunk) => {
        const parts = (unread + textOf(chunk)).split('\n\n');
        unread = parts.pop();
        for (const part of parts) {
          const [, name] = /^event: (.*)$/m.exec(part) ?? [];
          if (name === 'ready') resolve({ close: () => asked.destroy() });
          else if (name) onMessage(name, JSON.parse(/^data: (.*)$/m.exec(part)[1]));
        }
      });
      response.on('error', () => {});
    });
    asked.on('error', reject).end();
  });
}

/** Some at a time: nobody opens a thousand pages in one moment. */
export async function openPages(api, people, atOnce = 20) {
  const pages = [];
  for (let at = 0; at < people.length; at += atOnce) {
    pages.push(...(await Promise.all(people.slice(at, at + atOnce).map((person) => openPage(api, person)))));
  }
  return pages;
}

export const wait = promisify(setTimeout);
