import { KeptMails } from './kept-mails.js';
import { receiveMails } from './receive-mails.js';
import { serveMails } from './serve-mails.js';

export interface MailCatcher {
  /** What SMTP_URL must be for mails to end here. */
  smtpUrl: string;
  /** Where people look at them. */
  url: string;
  close(): Promise<void>;
}

/** Catches every mail of a development machine and shows it. Only on loopback; 0 is any free port. */
export async function startMailCatcher({ smtpPort, port }: { smtpPort: number; port: number }): Promise<MailCatcher> {
  const host = '127.0.0.1';
  const mails = new KeptMails();
  const receiver = await receiveMails({ host, port: smtpPort, onMail: (mail) => mails.add(mail) });
  const pages = await serveMails({ host, port, mails });
  return {
    smtpUrl: receiver.url,
    url: pages.url,
    close: async () => {
      await receiver.close();
      await pages.close();
    },
  };
}
