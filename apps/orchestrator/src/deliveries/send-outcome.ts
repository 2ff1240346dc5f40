/** What became of one attempt to hand a message over. */
export type SendOutcome = Sent | NotSent;

interface Sent {
  sent: true;
  /** What the other side said, or why it could not be asked; one line. */
  detail: string;
  /** HTTP or SMTP. */
  status: number | null;
}

export interface NotSent {
  sent: false;
  detail: string;
  status: number | null;
  /** Whether it makes no sense to try again. */
  final?: boolean;
  /** The other side wants nothing any more, ever. */
  gone?: boolean;
  /** It is our side that does not work: the channel is not to blame, and the message waits until it works. */
  ours?: boolean;
  /** The shortest wait that the other side asked for, in milliseconds. */
  retryAfter?: number;
}
