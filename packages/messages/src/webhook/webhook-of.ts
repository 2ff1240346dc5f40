import type { Event, FeedReason } from '@red-tortoise/contracts';
import { describedAlert } from '../described-alert.js';
import type { Message, MessageAlert } from '../message.js';
import { titleOf } from '../title-of.js';

/** An alert as programs get it. `id` is the same in every channel and at every repetition. */
interface WebhookAlert {
  id: string;
  title: string;
  text: string;
  /** The page about it. */
  url: string;
  event: Event;
  packageName: string | null;
  packagePurl: string | null;
  projects: FeedReason[];
  watched: boolean;
  rules: { id: string; name: string; url: string }[];
  heldBack: boolean;
}
interface WebhookData {
  /** Of this shape. A new field keeps the number; a changed or missing one does not. */
  schemaVersion: 1;
  channel: { id: string; name: string; url: string };
  title: string;
  /** Of `alert`. */
  alert?: WebhookAlert;
  /** Of `digest`: the first 500 and how many more there are. */
  digest?: { when: 'daily' | 'weekly'; date: string; alerts: WebhookAlert[]; more: number };
}

/** The body of a webhook, shaped as Standard Webhooks 1.0.0 asks. docs/guides/receive-webhooks.md explains it. */
export interface WebhookPayload {
  type: Message['kind'];
  /** When the message was made: the same at each attempt. */
  timestamp: string;
  data: WebhookData;
}

export function webhookOf(message: Message): WebhookPayload {
  const { channel, web, createdAt } = message;
  const { id, name } = channel;
  return {
    type: message.kind,
    timestamp: createdAt,
    data: {
      schemaVersion: 1,
      channel: { id, name, url: `${web}/channels/${id}` },
      title: titleOf(message),
      ...contentOfKind(message),
    },
  };
}

function contentOfKind(message: Message): Partial<WebhookData> {
  const toAlert = (alert: MessageAlert) => webhookAlert(alert, message.web);
  if (message.kind === 'alert') return { alert: toAlert(message.alert) };
  if (message.kind !== 'digest') return {};
  const { when, date, alerts, more } = message;
  return { digest: { when, date, alerts: alerts.map(toAlert), more } };
}

function webhookAlert(alert: MessageAlert, web: string): WebhookAlert {
  const { id, event, packageName, packagePurl, reasons, watched, heldBack } = alert;
  const { title, text, path } = describedAlert(alert);
  const rules = alert.rules.map((rule) => ({ ...rule, url: `${web}/alerts/${rule.id}` }));
  return {
    ...{ id, title, text, url: `${web}${path}`, event, packageName, packagePurl },
    ...{ projects: reasons, watched, rules, heldBack },
  };
}
