import type { LookupFunction } from 'node:net';
import { refusalOf } from '@red-tortoise/domain';
import { type Answer, postJson } from './post-json.js';
import { retryAfterOf } from './retry-after-of.js';
import type { NotSent, SendOutcome } from './send-outcome.js';

const longestDetail = 300;

/** Where requests may go: to which addresses, and how names become those. */
export interface OutgoingNetwork {
  isAllowed: (address: string) => boolean;
  lookup: LookupFunction;
  /** For a request as a whole, in milliseconds. */
  timeout?: number;
}

/** Posts to an address that somebody else gave us, and says what came of it. `refuses`: whether an answer says no. */
export async function postToChannel(
  { isAllowed, lookup, timeout }: OutgoingNetwork,
  { url, headers = {}, body }: { url: string; headers?: Record<string, string>; body: string },
  refuses: (answer: Answer) => boolean = () => false,
): Promise<SendOutcome> {
  const refusal = refusalOf(url, isAllowed);
  if (refusal !== null) return { sent: false, detail: refusal, status: null, final: true };
  try {
    const answer = await postJson(url, body, { headers, lookup, ...(timeout === undefined ? {} : { timeout }) });
    return outcomeOf(answer, refuses(answer));
  } catch (error) {
    return { sent: false, detail: failureText(error as NodeJS.ErrnoException), status: null };
  }
}

function outcomeOf(answer: Answer, refused: boolean): SendOutcome {
  const { status, body } = answer;
  const detail = [status, oneLine(body)].filter(Boolean).join(' ');
  if (status >= 200 && status < 300 && !refused) return { sent: true, detail, status };
  return { sent: false, status, ...reasonOf(answer, detail) };
}

function reasonOf(
  { status, retryAfter }: Answer,
  detail: string,
): Pick<NotSent, 'detail' | 'gone' | 'final' | 'retryAfter'> {
  if (status === 410) return { detail: `${detail} (gone: nothing more is sent there)`, gone: true, final: true };
  if (status >= 300 && status < 400) {
    return { detail: `${status}: redirects are not followed; give the channel the address that it leads to` };
  }
  const wait = retryAfterOf(retryAfter, Date.now());
  return wait === null ? { detail } : { detail, retryAfter: wait };
}

function failureText({ name, code, message }: NodeJS.ErrnoException): string {
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return 'no answer in time';
  if (code === 'ENOTFOUND') return 'there is no such host';
  if (code === 'ECONNREFUSED') return 'nobody listens there';
  return oneLine(message) || code || name;
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestDetail);
}
