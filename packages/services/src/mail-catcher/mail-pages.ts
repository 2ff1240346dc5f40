import { type Markup, markup } from '@red-tortoise/messages';
import type { CaughtMail } from './caught-mail.js';

/** How often the list looks again, in seconds. */
const refreshEvery = 3;
const shownHeaders = ['message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'auto-submitted'];

export function listPage(mails: readonly CaughtMail[]): string {
  const rows = mails.map(
    ({ id, subject, to, at }) => markup`<li><a href="/mails/${id}"><strong>${subject || '(no subject)'}</strong>
<span>to ${to.join(', ')}</span><time datetime="${at}">${timeText(at)}</time></a></li>
`,
  );
  const none = markup`<p class="empty">No mail yet. What Red Tortoise sends on this machine comes here, and goes nowhere else.</p>`;
  return page('Mail', mails.length === 0 ? none : markup`<ul class="list">${rows}</ul>`, refreshEvery);
}

export function mailPage(mail: CaughtMail): string {
  const { id, subject, from, to, at, headers, text, html } = mail;
  const facts = headers.filter(({ name }) => shownHeaders.includes(name));
  return page(
    subject || '(no subject)',
    markup`<p><a href="/">All mails</a></p>
<h1>${subject || '(no subject)'}</h1>
<dl><dt>From</dt><dd>${from}</dd><dt>To</dt><dd>${to.join(', ')}</dd><dt>At</dt><dd>${timeText(at)}</dd>
${facts.map(({ name, value }) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<div class="parts">
<section><h2>HTML</h2>${html === null ? markup`<p>It has none.</p>` : frame(id)}</section>
<section><h2>Text</h2>${text === null ? markup`<p>It has none.</p>` : markup`<pre>${withLinks(text)}</pre>`}</section>
</div>`,
  );
}

/** Without scripts, forms and an origin. Links open in a tab of their own, as they would from a mail program. */
const frame = (id: number) =>
  markup`<iframe title="The mail’s HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${id}/html"></iframe>`;

function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 0 ? markup`${part}` : markup`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>`,
    );
}

const timeText = (at: string) => at.replace('T', ' ').slice(0, 19).concat(' UTC');

function page(title: string, content: Markup, refresh?: number): string {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === undefined ? null : markup`<meta http-equiv="refresh" content="${refresh}">`}
<title>${title} · Mail catcher</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Mail catcher</a> <span>Red Tortoise, development</span></header><main>${content}</main></body></html>
`.text;
}
