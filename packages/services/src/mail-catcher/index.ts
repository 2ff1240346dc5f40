export type { CaughtMail } from './caught-mail.js';
export { type ReceiveOptions, receiveMails } from './receive-mails.js';
