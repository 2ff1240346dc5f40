import type { CaughtMail } from './caught-mail.js';

const mostMails = 200;
const mostCharacters = 20_000_000;

/** The last mails, the newest first, in memory only. */
export class KeptMails {
  private mails: CaughtMail[] = [];

  add(mail: CaughtMail): void {
    let characters = 0;
    this.mails = [mail, ...this.mails].slice(0, mostMails).filter((kept, position) => {
      characters += (kept.text?.length ?? 0) + (kept.html?.length ?? 0);
      return position === 0 || characters <= mostCharacters;
    });
  }

  all(): readonly CaughtMail[] {
    return this.mails;
  }

  find(id: number): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }
}
