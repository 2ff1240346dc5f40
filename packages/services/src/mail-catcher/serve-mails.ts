import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeptMails } from './kept-mails.js';
import { listPage, mailPage } from './mail-pages.js';
import { style } from './style.js';

/** For our own pages: nothing from elsewhere, no scripts at all. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** For a mail: shown in our frame, with its own styles, and without everything else. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

interface Page {
  type: string;
  body: string;
  policy?: string;
}

/** Pages that list and show what was caught; `/mails.json` is for scripts and journeys. */
export async function serveMails({ host, port, mails }: { host: string; port: number; mails: KeptMails }) {
  const server = createServer((request, response) => answer(request, response, mails));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, mails: KeptMails): void {
  response.setHeader('x-content-type-options', 'nosniff').setHeader('referrer-policy', 'no-referrer');
  // Mails hold tokens: a page elsewhere, whose name was turned to this machine, must not read them.
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) {
    return void response.writeHead(421).end();
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const page = findPage(new URL(request.url ?? '/', 'http://localhost').pathname, mails);
  if (page === null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page');
  const { type, body, policy = pagePolicy } = page;
  response
    .writeHead(200, { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-store' })
    .end(body);
}

function findPage(path: string, mails: KeptMails): Page | null {
  if (path === '/health/ready') return { type: 'application/json', body: '{"status":"ready"}' };
  if (path === '/style.css') return { type: 'text/css; charset=utf-8', body: style };
  if (path === '/mails.json') return { type: 'application/json', body: JSON.stringify({ items: mails.all() }) };
  if (path === '/') return html(listPage(mails.all()));
  const [, id, part] = /^\/mails\/(\d{1,9})(\/html)?$/.exec(path) ?? [];
  const mail = id === undefined ? undefined : mails.find(Number(id));
  if (!mail) return null;
  if (part === undefined) return html(mailPage(mail));
  return mail.html === null ? null : { ...html(`<base target="_blank">${mail.html}`), policy: mailPolicy };
}

const html = (body: string): Page => ({ type: 'text/html; charset=utf-8', body });
