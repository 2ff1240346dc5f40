import type { Message } from '../message.js';
import { inLine } from '../words/in-line.js';

/** Which channel a mail came by. */
export function whyYouGetThis({ kind, channel, web }: Message): string {
  const name = inLine(channel.name, 100);
  const whose = channel.organisationName === null ? '' : ` of ${inLine(channel.organisationName, 100)}`;
  if (kind === 'confirmation') return `Somebody entered this address at ${web} for the channel “${name}”${whose}.`;
  return `Sent by Red Tortoise at ${web} to the channel “${name}”${whose}.`;
}
