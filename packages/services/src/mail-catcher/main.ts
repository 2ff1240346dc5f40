/** The mail catcher as a process of its own: SMTP on SMTP_PORT, its pages on MAIL_PORT. */
import { startMailCatcher } from './start-mail-catcher.js';

const { url, smtpUrl, close } = await startMailCatcher({
  smtpPort: Number(process.env.SMTP_PORT ?? 0),
  port: Number(process.env.MAIL_PORT ?? 0),
});
process.stdout.write(`${JSON.stringify({ level: 30, msg: `catching mail for ${smtpUrl}, showing it on ${url}` })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void close().then(() => process.exit()));
