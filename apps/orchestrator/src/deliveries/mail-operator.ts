import type { Environment } from '@red-tortoise/config';
import type { StatusBreach } from '@red-tortoise/contracts';
import { openMailTransport } from './open-mail-transport.js';

export interface StatusNews {
  /** What broke, and what holds again. */
  opened: readonly StatusBreach[];
  closed: readonly StatusBreach[];
}

/**
 * Mails whoever operates this installation; past every queue and store, since those may be what is wrong. Null where the
 * environment names nobody, or no mail server. @throws Error of the mail server
 */
export function createOperatorMail(environment: Environment): ((news: StatusNews) => Promise<void>) | null {
  const { OPERATOR_EMAIL, SMTP_URL, MAIL_FROM, ADMIN_URL } = environment;
  const transport = openMailTransport(SMTP_URL, false);
  if (transport === null || OPERATOR_EMAIL === undefined) return null;
  return async (news) => {
    await transport.sendMail({
      from: MAIL_FROM,
      to: { name: '', address: OPERATOR_EMAIL },
      subject: subjectOf(news),
      text: textOf(news, ADMIN_URL),
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}

function subjectOf({ opened, closed }: StatusNews): string {
  const said = [
    ...(opened.length > 0 ? [`${opened.length} not all right`] : []),
    ...(closed.length > 0 ? [`${closed.length} all right again`] : []),
  ];
  return `Red Tortoise: ${said.join(', ')}`;
}

function textOf({ opened, closed }: StatusNews, adminUrl: string): string {
  const listOf = (title: string, breaches: readonly StatusBreach[]) =>
    breaches.length === 0 ? [] : [title, ...breaches.map(({ text }) => `- ${text}`), ''];
  const lists = [...listOf('Not all right:', opened), ...listOf('All right again:', closed)];
  return [...lists, `The status page: ${new URL('/operations/status', adminUrl).href}`, ''].join('\n');
}
