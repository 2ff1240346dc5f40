import { packagePath } from './events/paths.js';
import type { DigestMessage, Message, MessageAlert } from './message.js';
import { inLine } from './words/in-line.js';

export interface MessageLink {
  label: string;
  url: string;
}

/** How to have less of an alert: its rules (three at the most), its package. */
export function linksOfAlert({ rules, packagePurl, packageName }: MessageAlert, web: string): MessageLink[] {
  const ofRules = rules
    .slice(0, 3)
    .map(({ id, name }) => ({ label: `Change the rule “${inLine(name, 60)}”`, url: `${web}/alerts/${id}` }));
  if (packagePurl === null) return ofRules;
  const mute = {
    label: `Mute ${inLine(packageName ?? packagePurl, 60)}`,
    url: `${web}${packagePath(packagePurl)}?mute=1`,
  };
  return [...ofRules, mute];
}

/** How to have less of everything that this channel brings. */
export function linksOfChannel({ kind, channel, web, unsubscribe }: Message): MessageLink[] {
  // Who has not confirmed the address yet may not even have an account.
  if (kind === 'confirmation') return [];
  return [
    ...(kind === 'digest' ? [{ label: 'Alert rules', url: `${web}/alerts` }] : []),
    { label: 'Channel settings', url: `${web}/channels/${channel.id}` },
    { label: 'Budget and digest time', url: `${web}/alerts/settings` },
    ...(unsubscribe === null ? [] : [{ label: 'Unsubscribe', url: unsubscribe }]),
  ];
}

/** What a message says where it has no room for all. */
export const hiddenMark = 'in the channel’s log';

/** Those of a digest that a mail or a Slack message has no room for: the channel's log has them all. */
export function hiddenAlerts(count: number, { channel, web }: DigestMessage): MessageLink {
  return { label: `${count.toLocaleString('en')} more ${hiddenMark}`, url: `${web}/channels/${channel.id}` };
}

/** Those that a digest does not name. What happened is in the feed, whatever rule it was for. */
export function unnamedAlerts({ more, web }: DigestMessage): MessageLink {
  return { label: `${more.toLocaleString('en')} more in the feed`, url: `${web}/` };
}
