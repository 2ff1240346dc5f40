import { describedAlert } from '../described-alert.js';
import { type ActionGroup, groupByAction } from '../digest/group-by-action.js';
import { type Markup, markup } from '../markup/markup.js';
import type { DigestMessage, MessageAlert } from '../message.js';
import { hiddenAlerts, type MessageLink, unnamedAlerts } from '../message-links.js';
import { titleOf } from '../title-of.js';
import { whyItCame } from '../why-it-came.js';
import { counted } from '../words/counted.js';
import type { MailContent } from './mail-content.js';
import { mailLink, mailSmall, mailTitle } from './mail-parts.js';
import { styles } from './mail-styles.js';

/** Of each group; mail programs cut what is longer than about 100 KB. */
const alertsInGroup = 15;

export function digestMail(message: DigestMessage): MailContent {
  const { alerts, more } = message;
  const groups = groupByAction(alerts);
  const held = heldBackText(alerts);
  return {
    preview: groups.map((group) => `${group.title}: ${group.alerts.length}`).join('. '),
    html: markup`${mailTitle(titleOf(message))}${held === '' ? null : mailSmall(held)}
${groups.map((group) => groupHtml(group, message))}${more > 0 ? mailSmall(moreHtml(unnamedAlerts(message))) : null}`,
    text: [held, groupsText(message)].filter(Boolean).join('\n\n'),
  };
}

/** A digest's alerts as text, so many of each group at the most. */
export function groupsText(message: DigestMessage, most = alertsInGroup): string {
  const groups = groupByAction(message.alerts).map((group) => groupText(group, message, most));
  return [...groups, ...(message.more > 0 ? [moreText(unnamedAlerts(message))] : [])].join('\n\n');
}

function heldBackText(alerts: readonly MessageAlert[]): string {
  const count = alerts.filter(({ heldBack }) => heldBack).length;
  if (count === 0) return '';
  return `${counted(count, 'alert')} would have come at once, but the day’s noise budget was used up. Marked “held back”.`;
}

function groupHtml({ title, alerts }: ActionGroup, message: DigestMessage): Markup {
  const hidden = alerts.length - alertsInGroup;
  return markup`<h2 style="${styles.group}">${title}</h2>
${alerts.slice(0, alertsInGroup).map((alert) => alertHtml(alert, message.web))}${hidden > 0 ? mailSmall(moreHtml(hiddenAlerts(hidden, message))) : null}`;
}

function alertHtml(alert: MessageAlert, web: string): Markup {
  const { title, text, path } = describedAlert(alert);
  const held = alert.heldBack ? markup` <span class="tag" style="${styles.tag}">held back</span>` : null;
  return markup`<div class="item" style="${styles.item}">${mailLink(`${web}${path}`, title)}${held}
<div class="soft" style="${styles.soft};font-size:14px">${text === '' ? null : `${text} `}${whyItCame(alert)}.</div></div>
`;
}

function moreHtml({ label, url }: MessageLink): Markup {
  return markup`and ${mailLink(url, label)}`;
}

const moreText = ({ label, url }: MessageLink) => `and ${label}: ${url}`;

function groupText({ title, alerts }: ActionGroup, message: DigestMessage, most: number): string {
  const hidden = alerts.length - most;
  const lines = alerts.slice(0, most).map((alert) => {
    const { title: what, path } = describedAlert(alert);
    const held = alert.heldBack ? ' (held back)' : '';
    return `* ${what}${held}\n  ${whyItCame(alert)}.\n  ${message.web}${path}`;
  });
  return [title.toUpperCase(), ...lines, ...(hidden > 0 ? [moreText(hiddenAlerts(hidden, message))] : [])].join('\n\n');
}
