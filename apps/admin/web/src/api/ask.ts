import type { AdminEndpoint, RequestOf, ResponseOf } from '@red-tortoise/contracts';
import { AskError, errorFrom, unreachable } from './ask-error.js';

const timeoutMilliseconds = 25_000;

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Calls an endpoint of the admin by its contract. Throws an AskError; a cancelled call throws what `fetch` does. */
export async function ask<E extends AdminEndpoint>(
  endpoint: E,
  request: RequestOf<E>,
  signal?: AbortSignal,
): Promise<ResponseOf<E>> {
  const { body } = request as Parts;
  const response = await answerOf(addressOf(endpoint, request as Parts), {
    method: endpoint.method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  const text = await response.text();
  if (!response.ok) throw errorFrom(response.status, text, response.headers.get('retry-after'));
  return (text === '' ? undefined : readJson(text)) as ResponseOf<E>;
}

/** The path and query of a request; values that are undefined are left out. */
export function addressOf({ path }: AdminEndpoint, { params = {}, query = {} }: Parts): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${address}?${search}` : address;
}

async function answerOf(address: string, init: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMilliseconds);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  try {
    return await fetch(address, { ...init, signal });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AskError({ title: 'The admin gave an answer that this page cannot read' });
  }
}
