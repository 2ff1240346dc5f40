/** A mail as it came in. All of it is foreign. */
export interface CaughtMail {
  id: number;
  /** ISO, UTC. */
  at: string;
  /** As the envelope says. */
  from: string;
  to: string[];
  subject: string;
  /** Names in lower case, in the order of the mail. */
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
}
