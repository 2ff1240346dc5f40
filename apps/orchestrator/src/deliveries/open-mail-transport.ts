import { createTransport } from 'nodemailer';
import type { MailTransport } from './send-mail.js';

/** Connections are kept for the next mail, unless there are few. Each wait has an end, in milliseconds. */
export function openMailTransport(url: string | undefined, keepConnections = true): MailTransport | null {
  if (url === undefined) return null;
  return createTransport({
    url,
    ...(keepConnections ? { pool: true, maxConnections: 4 } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
}
