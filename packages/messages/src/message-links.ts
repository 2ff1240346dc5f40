import { packagePath } from './events/paths.js';
import type { Message, MessageAlert } from './message.js';
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
    { label: 'Channel settings', url: `${web}/channels/${channel.id}` },
    { label: 'Budget and digest time', url: `${web}/alerts/settings` },
    ...(unsubscribe === null ? [] : [{ label: 'Unsubscribe', url: unsubscribe }]),
  ];
}
