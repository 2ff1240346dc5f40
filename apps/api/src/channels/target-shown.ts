import type { ChannelDraft } from '@red-tortoise/contracts';

const tail = 4;
/** A last part this long is taken for a secret of its own, of which four characters give nothing away. */
const longPart = 16;

/** What lists show of a channel's target: enough to recognise it, never a secret. */
export function targetShown(channel: ChannelDraft): string {
  if (channel.kind === 'email') return channel.address;
  if (channel.kind === 'feed') return 'a secret address';
  const { host, pathname, search } = new URL(channel.url);
  const lastPart = pathname.split('/').at(-1) ?? '';
  if (search === '' && lastPart.length >= longPart) return `${host}/…${lastPart.slice(-tail)}`;
  return pathname === '/' && search === '' ? host : `${host}/…`;
}
