import { type Message, mailOf } from '@red-tortoise/messages';
import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMessage } from './outgoing-message.js';
import type { NotSent, SendOutcome } from './send-outcome.js';

/** A nodemailer transport, as far as this needs one. */
export interface MailTransport {
  sendMail(options: SendMailOptions): Promise<{ response: string }>;
}

export async function sendMail(
  transport: MailTransport | null,
  from: string,
  outgoing: OutgoingMessage,
): Promise<SendOutcome> {
  if (transport === null) {
    const detail = 'this installation sends no e-mail: SMTP_URL is not set';
    return { sent: false, detail, status: null, final: true, ours: true };
  }
  try {
    const { response } = await transport.sendMail(toMail(from, outgoing));
    return { sent: true, detail: response.slice(0, 300), status: Number(/^\d{3}/.exec(response)?.[0] ?? 250) };
  } catch (error) {
    return failureOf(error as MailError);
  }
}

function toMail(from: string, { message, target, unsubscribeByPost }: OutgoingMessage): SendMailOptions {
  const host = hostOf(from);
  return {
    from,
    // As an object: a list of addresses in one text would be several recipients.
    to: { name: '', address: target },
    ...mailOf(message),
    messageId: `<${message.id}@${host}>`,
    headers: { ...headersOf(message, host), ...unsubscribeHeaders(unsubscribeByPost) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function headersOf({ channel }: Message, host: string): Record<string, string> {
  return {
    // RFC 3834: whoever is on holiday does not answer a program.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Id': `<${channel.id}.alerts.${host}>`,
  };
}

/** One click in the mail program, without opening a page (RFC 2369, RFC 8058). */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** `Red Tortoise <alerts@example.org>` → `example.org` */
function hostOf(from: string): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? 'localhost';
}

interface MailError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** Who refuses the recipient or the content with 5xx does so for good. All else is between us and our mail server. */
function failureOf({ responseCode, command, message }: MailError): NotSent {
  const detail = message.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300);
  if (responseCode === undefined || (command !== 'RCPT TO' && command !== 'DATA')) {
    return { sent: false, detail, status: responseCode ?? null, ours: true };
  }
  return { sent: false, detail, status: responseCode, final: responseCode >= 500 };
}
