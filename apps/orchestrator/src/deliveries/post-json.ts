import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

const longestWait = 10_000;
const largestAnswer = 4_096;

export interface Answer {
  status: number;
  retryAfter: string | null;
  /** The first 4 KB. */
  body: string;
}

export interface PostOptions {
  headers: Record<string, string>;
  lookup: LookupFunction;
  /** For all of it, from the look-up to the end of the answer, in milliseconds. */
  timeout?: number;
}

/** Posts JSON over a connection of its own, through no proxy, and follows nowhere. */
export async function postJson(url: string, body: string, { headers, lookup, timeout }: PostOptions): Promise<Answer> {
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup,
    signal: AbortSignal.timeout(timeout ?? longestWait),
    headers: {
      'content-type': 'application/json',
      'content-length': bytes.length,
      'user-agent': 'Red-Tortoise/1 (webhooks)',
      ...headers,
    },
  };
  const response = await send(url, options, bytes);
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'] ?? null,
    body: await readStart(response),
  };
}

function send(url: string, options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  const start = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    start(url, options, resolve).on('error', reject).end(body);
  });
}

/** Whoever answers without end is not read to the end, and whoever breaks off has said what counts: the status. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= largestAnswer) break;
    }
  } catch {
    // What has come so far is enough to show.
  }
  return Buffer.concat(chunks).subarray(0, largestAnswer).toString('utf8');
}
