import { type CaughtMail, receiveMails } from '@red-tortoise/services/mail-catcher';

export interface MailReceiver {
  /** For SMTP_URL. */
  url: string;
  /** What came in, the oldest first. */
  mails: CaughtMail[];
  /** What recipients are refused with, by address: an SMTP status from 400. */
  refused: Map<string, number>;
  close(): Promise<void>;
}

/** Plays somebody's mail server on loopback. */
export async function startMailReceiver(): Promise<MailReceiver> {
  const mails: CaughtMail[] = [];
  const refused = new Map<string, number>();
  const { url, close } = await receiveMails({
    host: '127.0.0.1',
    port: 0,
    onMail: (mail) => mails.push(mail),
    refuse: (recipient) => refused.get(recipient) ?? null,
  });
  return { url, mails, refused, close };
}
