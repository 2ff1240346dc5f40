import type { ChannelKind } from '@red-tortoise/contracts';
import { IconBrandSlack, IconMail, IconRss, IconWebhook } from '@tabler/icons-react';

const icons = { email: IconMail, slack: IconBrandSlack, webhook: IconWebhook, feed: IconRss } as const;

/** The kind of a channel as a picture; its name stands beside it. */
export function KindIcon({ kind }: { kind: ChannelKind }) {
  const Icon = icons[kind];
  return <Icon size={20} stroke={1.6} aria-hidden="true" />;
}
