import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaughtMail } from './caught-mail.js';
import { KeptMails } from './kept-mails.js';
import { type MailCatcher, startMailCatcher } from './start-mail-catcher.js';

let catcher: MailCatcher;
beforeAll(async () => {
  catcher = await startMailCatcher({ smtpPort: 0, port: 0 });
});
afterAll(() => catcher.close());

const attack = '<img src=x onerror=alert(1)>';

/** Speaks SMTP as a client of one mail. Answers what the server said last. */
function hand(to: string, lines: string[]): Promise<string> {
  const { hostname, port } = new URL(catcher.smtpUrl);
  const commands = ['EHLO test', 'MAIL FROM:<a@example.test>', `RCPT TO:<${to}>`, 'DATA', `${lines.join('\r\n')}\r\n.`];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('error', reject).on('data', (data) => {
      said += data;
      if (!/^\d{3} .*\r\n$/m.test(said)) return;
      const command = commands.shift();
      if (command === undefined) return void socket.end(() => resolve(said));
      said = '';
      socket.write(`${command}\r\n`);
    });
  });
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${catcher.url}${path}`, { headers });
  return {
    status: response.status,
    policy: response.headers.get('content-security-policy'),
    body: await response.text(),
  };
}

const boundary = [
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
];

describe('the mail catcher', () => {
  it('keeps what it is handed and shows it, text and HTML, with nothing foreign in its own page', async () => {
    const html = ['--b', 'Content-Type: text/html', '', `<p>Hello</p>${attack}`, '--b--'];
    const text = ['', `See https://example.test/c?a=1&b=2 ${attack}`];
    expect(await hand('ops@example.test', [`Subject: News ${attack}`, ...boundary, ...text, ...html])).toMatch(/^250 /);
    const { items } = JSON.parse((await get('/mails.json')).body) as { items: CaughtMail[] };
    expect(items).toMatchObject([{ from: 'a@example.test', to: ['ops@example.test'], subject: `News ${attack}` }]);
    const list = await get('/');
    const page = await get('/mails/1');
    for (const { body, policy } of [list, page]) {
      expect(body).toContain('News &lt;img');
      expect(body).not.toContain('<img');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|unsafe/);
    }
    expect(page.body).toContain('<a href="https://example.test/c?a=1&amp;b=2"');
    expect(page.body).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  });

  it('shows a mail’s own HTML without scripts and without anything from elsewhere, however it is opened', async () => {
    const { body, policy } = await get('/mails/1/html');
    expect(body).toContain('<p>Hello</p>');
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|https?:/);
  });

  it('answers nobody who came by another name: a page elsewhere must not read mails', async () => {
    const { port } = new URL(catcher.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('GET /mails.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
      });
      let said = '';
      socket.on('data', (data) => {
        said += data;
      });
      socket.on('end', () => resolve(said));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).not.toContain('ops@');
  });

  it('knows no other pages', async () => {
    expect((await get('/mails/99')).status).toBe(404);
    expect((await get('/mails/1/../../etc')).status).toBe(404);
    expect((await get('/health/ready')).status).toBe(200);
  });
});

it('the last 200 mails are kept, and less of large ones', () => {
  const mails = new KeptMails();
  const mail = (id: number, text: string): CaughtMail => ({
    ...{ id, at: '', from: '', to: [], subject: '', headers: [], text, html: null },
  });
  for (let id = 1; id <= 250; id++) mails.add(mail(id, 'short'));
  expect(mails.all().map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, index) => 250 - index));
  for (let id = 251; id <= 260; id++) mails.add(mail(id, 'x'.repeat(4_000_000)));
  expect(mails.all()).toHaveLength(5);
  expect(mails.find(260)).toBeDefined();
});
