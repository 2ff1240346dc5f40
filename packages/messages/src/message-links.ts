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

/** Where those of a digest are that it has no room for: a person's inbox, an organisation's log of the channel. */
export function allAlertsUrl({ channel, web }: DigestMessage): string {
  return channel.organisationName === null ? `${web}/inbox` : `${web}/channels/${channel.id}`;
}
