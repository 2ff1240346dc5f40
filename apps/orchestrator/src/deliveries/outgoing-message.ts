import type { Message } from '@red-tortoise/messages';

/** A message with all that its sender needs; opened secrets are here and nowhere else. */
export interface OutgoingMessage {
  message: Message;
  /** The mail address or the URL. */
  target: string;
  /** `whsec_…` of a webhook; null for others. */
  secret: string | null;
  /** Where a mail program posts to unsubscribe (RFC 8058); null where there is nothing to unsubscribe from. */
  unsubscribeByPost: string | null;
}
