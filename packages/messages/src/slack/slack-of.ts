import { describedAlert } from '../described-alert.js';
import { groupByAction } from '../digest/group-by-action.js';
import type { AlertMessage, DigestMessage, Message, MessageAlert } from '../message.js';
import { allAlertsUrl, linksOfAlert, linksOfChannel, type MessageLink } from '../message-links.js';
import { titleOf } from '../title-of.js';
import { whyItCame } from '../why-it-came.js';
import { inLine } from '../words/in-line.js';
import { mrkdwn, mrkdwnLink } from './mrkdwn.js';

interface MrkdwnText {
  type: 'mrkdwn';
  text: string;
}
type SlackBlock = { type: 'section'; text: MrkdwnText } | { type: 'context'; elements: MrkdwnText[] };

/** What an incoming webhook takes: blocks (https://docs.slack.dev/reference/block-kit), and a text for where they do not show. */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
}

/** Slack takes 3,000 characters in a section, and 50 blocks. */
const longestSection = 2_900;
const alertsInGroup = 10;

export function slackOf(message: Message): SlackMessage {
  return { text: mrkdwn(titleOf(message)), blocks: [...blocksOf(message), context(linksOfChannel(message))] };
}

function blocksOf(message: Message): SlackBlock[] {
  switch (message.kind) {
    case 'alert':
      return blocksOfAlert(message);
    case 'digest':
      return blocksOfDigest(message);
    default:
      return [section(`*${mrkdwn(titleOf(message))}*\nAlerts will look like this one. Nothing happened.`)];
  }
}

function blocksOfAlert({ alert, web }: AlertMessage): SlackBlock[] {
  const { title, text, path } = describedAlert(alert);
  const blocks = [section(`*${mrkdwnLink(`${web}${path}`, title)}*\n${mrkdwn(inLine(text, 600))}`)];
  return [...blocks, section(mrkdwn(`${whyItCame(alert)}.`)), context(linksOfAlert(alert, web))];
}

function blocksOfDigest(message: DigestMessage): SlackBlock[] {
  const groups = groupByAction(message.alerts).map(({ title, alerts }) => {
    const hidden = alerts.length - alertsInGroup;
    const lines = alerts.slice(0, alertsInGroup).map((alert) => lineOf(alert, message.web));
    if (hidden > 0) lines.push(moreLine(hidden, message));
    return section([`*${mrkdwn(title)}*`, ...lines].join('\n'));
  });
  const rest = message.more > 0 ? [section(moreLine(message.more, message))] : [];
  return [section(`*${mrkdwn(titleOf(message))}*`), ...groups, ...rest];
}

const moreLine = (count: number, message: DigestMessage) =>
  `and ${mrkdwnLink(allAlertsUrl(message), `${count.toLocaleString('en')} more`)}`;

function lineOf(alert: MessageAlert, web: string): string {
  const { title, path } = describedAlert(alert);
  return `• ${mrkdwnLink(`${web}${path}`, inLine(title, 120))}${alert.heldBack ? ' (held back)' : ''}`;
}

/** Whole lines only: a link that is cut in the middle shows its address. */
function section(text: string): SlackBlock {
  let kept = text;
  while (kept.length > longestSection) kept = kept.slice(0, kept.lastIndexOf('\n'));
  return { type: 'section', text: { type: 'mrkdwn', text: kept } };
}

function context(links: readonly MessageLink[]): SlackBlock {
  const text = links.map(({ label, url }) => mrkdwnLink(url, label)).join(' · ');
  return { type: 'context', elements: [{ type: 'mrkdwn', text: text || 'Red Tortoise' }] };
}
