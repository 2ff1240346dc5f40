import { describedAlert } from '../described-alert.js';
import { type ActionGroup, groupByAction } from '../digest/group-by-action.js';
import type { AlertMessage, DigestMessage, Message, MessageAlert } from '../message.js';
import { hiddenAlerts, linksOfAlert, linksOfChannel, type MessageLink, unnamedAlerts } from '../message-links.js';
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

/** Slack takes 3,000 characters in a section, and 50 blocks: eight groups, and what stands around them. */
const longestSection = 2_900;
const sectionsInGroup = 5;
const alertsInGroup = 10;
/** So that there is always room for the line that says how many more there are. */
const longestLines = 2_400;

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
  const groups = groupByAction(message.alerts).flatMap((group) => sectionsOfGroup(group, message));
  const rest = message.more > 0 ? [section(moreLine(unnamedAlerts(message)))] : [];
  return [section(`*${mrkdwn(titleOf(message))}*`), ...groups, ...rest];
}

/** Whole alerts, as many as there is room for, and how many there are besides. */
function sectionsOfGroup({ title, alerts }: ActionGroup, message: DigestMessage): SlackBlock[] {
  const finished: string[] = [];
  let text = `*${mrkdwn(title)}*`;
  let shown = 0;
  for (const alert of alerts.slice(0, alertsInGroup)) {
    const entry = entryOf(alert, message.web);
    if (text.length + entry.length < longestLines) text = `${text}\n${entry}`;
    else if (finished.length + 1 < sectionsInGroup) {
      finished.push(text);
      text = entry;
    } else break;
    shown++;
  }
  if (shown < alerts.length) text = `${text}\n${moreLine(hiddenAlerts(alerts.length - shown, message))}`;
  return [...finished, text].map(section);
}

const moreLine = ({ label, url }: MessageLink) => `and ${mrkdwnLink(url, label)}`;

/** What happened, and why it came. An address that is longer than any page's is left out. */
function entryOf(alert: MessageAlert, web: string): string {
  const { title, path } = describedAlert(alert);
  const label = inLine(title, 120);
  const linked = mrkdwnLink(`${web}${path}`, label);
  const line = `• ${linked.length < longestLine ? linked : mrkdwn(label)}${alert.heldBack ? ' (held back)' : ''}`;
  return `${line}\n      ${mrkdwn(inLine(whyItCame(alert), 200))}.`;
}

const longestLine = 1_200;

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
