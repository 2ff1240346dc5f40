import type { ChannelKind, Event, FeedReason, SendTime } from '@red-tortoise/contracts';

/** An alert as every channel needs it. */
export interface MessageAlert {
  id: string;
  event: Event;
  packageName: string | null;
  /** The package's purl without a version, where the event is about one: what can be muted. */
  packagePurl: string | null;
  /** Why it came: the projects that it touches. */
  reasons: FeedReason[];
  watched: boolean;
  /** The rules that let it through; one that is gone since is not among them. */
  rules: { id: string; name: string }[];
  /** The day's noise budget was used up. */
  heldBack: boolean;
  /** When the event was observed; ISO, UTC. */
  at: string;
}

interface MessageChannel {
  id: string;
  kind: ChannelKind;
  name: string;
  /** Whose it is; null for a person's own. */
  organisationName: string | null;
}

interface Envelope {
  /** The delivery's id: the same at each attempt. */
  id: string;
  channel: MessageChannel;
  /** When it was made; ISO, UTC. */
  createdAt: string;
  /** The web app's address, without a slash at its end. */
  web: string;
  /** The page that ends this channel's mails without signing in; null where there is none, or it must not be seen. */
  unsubscribe: string | null;
}
export interface AlertMessage extends Envelope {
  kind: 'alert';
  alert: MessageAlert;
}
export interface DigestMessage extends Envelope {
  kind: 'digest';
  when: Exclude<SendTime, 'at-once'>;
  /** The local date that it stands for. */
  date: string;
  alerts: MessageAlert[];
  /** How many more there are than those in `alerts`. */
  more: number;
}
export interface TestMessage extends Envelope {
  kind: 'test';
}
export interface ConfirmationMessage extends Envelope {
  kind: 'confirmation';
  /** The page that confirms the channel; null where it must not be seen. */
  confirm: string | null;
}
export type Message = AlertMessage | DigestMessage | TestMessage | ConfirmationMessage;
