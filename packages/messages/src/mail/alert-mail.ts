import { describedAlert } from '../described-alert.js';
import { markup } from '../markup/markup.js';
import type { AlertMessage } from '../message.js';
import { linksOfAlert } from '../message-links.js';
import { whyItCame } from '../why-it-came.js';
import type { MailContent } from './mail-content.js';
import { mailButton, mailLink, mailParagraph, mailSmall, mailTitle } from './mail-parts.js';

export function alertMail({ alert, web }: AlertMessage): MailContent {
  const { title, text, path } = describedAlert(alert);
  const url = `${web}${path}`;
  const why = `${whyItCame(alert)}.`;
  const links = linksOfAlert(alert, web);
  const linked = links.map(({ label, url }, index) => markup`${index === 0 ? null : ' · '}${mailLink(url, label)}`);
  return {
    preview: text === '' ? why : text,
    html: markup`${mailTitle(title)}${mailParagraph(text)}${mailButton(url, 'See the details')}
${mailSmall(why)}${links.length > 0 ? mailSmall(markup`${linked}`) : null}`,
    text: [text, url, why, links.map(({ label, url }) => `${label}: ${url}`).join('\n')].filter(Boolean).join('\n\n'),
  };
}
