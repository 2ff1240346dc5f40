import { type Markup, markup } from '../markup/markup.js';
import type { Message } from '../message.js';
import { linksOfChannel } from '../message-links.js';
import { titleOf } from '../title-of.js';
import type { MailContent } from './mail-content.js';
import { mailStyles, styles } from './mail-styles.js';
import { whyYouGetThis } from './why-you-get-this.js';

/** The frame of every mail: one column of 600 pixels at the most. */
export function mailPage(message: Message, { preview, html }: MailContent): Markup {
  const links = linksOfChannel(message).map(({ label, url }, index) => {
    return markup`${index === 0 ? null : ' · '}<a class="soft" href="${url}" style="${styles.soft}">${label}</a>`;
  });
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${titleOf(message)}</title>
${mailStyles}
</head>
<body class="canvas" style="${styles.canvas}">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" class="gutter" style="${styles.gutter}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
<tr><td class="accent" style="${styles.brand}">Red Tortoise</td></tr>
<tr><td class="card" style="${styles.card}">${html}</td></tr>
<tr><td class="soft" style="${styles.foot}">${whyYouGetThis(message)}<br>${links}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}
