import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FaultKind } from './faults.js';
import type { ServedPackument } from './served-packuments.js';

export interface Answer {
  status: number;
  headers: Record<string, string | number>;
  body: Buffer;
}

const compress = promisify(gzip);
const abbreviatedType = 'application/vnd.npm.install-v1+json';

/** As npm answers: 404, 304 where the reader has this very document, else the document. */
export async function answerFor(request: IncomingMessage, served: ServedPackument | null): Promise<Answer> {
  if (!served) return errorAnswer(404, 'Not found');
  const { etag, lastModified } = served;
  const headers = { etag, 'last-modified': lastModified.toUTCString(), vary: 'accept-encoding, accept' };
  if (isKnown(request, etag)) return { status: 304, headers, body: Buffer.alloc(0) };
  const type = wantsAbbreviated(request) ? abbreviatedType : 'application/json';
  const body = await served.body();
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    return { status: 200, headers: { ...headers, 'content-type': type }, body };
  }
  const packed = await compress(body);
  return { status: 200, headers: { ...headers, 'content-type': type, 'content-encoding': 'gzip' }, body: packed };
}

export function errorAnswer(status: number, error: string, headers: Answer['headers'] = {}): Answer {
  const body = Buffer.from(JSON.stringify({ error }));
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

export function wantsAbbreviated(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes(abbreviatedType);
}

/** Weak comparison (RFC 9110 8.8.3.2): a proxy that compressed the answer marks the tag as weak. */
function isKnown(request: IncomingMessage, etag: string): boolean {
  const tags = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** Sends the answer, spoilt by the fault where it meets one. Resolves to the status that went out, 0 for none. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: FaultKind | null,
): Promise<number> {
  const { status, headers, body } = spoilt(answer, fault);
  if (fault?.kind === 'closed') {
    request.socket.destroy();
    return 0;
  }
  response.writeHead(status, status === 304 ? headers : { ...headers, 'content-length': body.length });
  if (fault?.kind === 'truncated') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
  } else {
    response.end(request.method === 'HEAD' ? undefined : body);
  }
  return status;
}

function spoilt(answer: Answer, fault: FaultKind | null): Answer {
  if (fault?.kind === 'status') {
    const headers: Answer['headers'] = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    return errorAnswer(fault.status, `made up: ${fault.status}`, headers);
  }
  if (fault?.kind === 'invalid-json') {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"name": "cut he') };
  }
  return answer;
}
