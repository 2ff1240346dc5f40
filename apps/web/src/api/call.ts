import type { Endpoint, RequestOf, ResponseOf } from '@red-tortoise/contracts';
import { ApiError, errorFromBody, unreachable } from './api-error.js';

const timeoutMilliseconds = 20_000;

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Calls an endpoint by its contract. Throws an ApiError; a cancelled call throws what `fetch` does. */
export async function call<E extends Endpoint>(
  endpoint: E,
  request: RequestOf<E>,
  signal?: AbortSignal,
): Promise<ResponseOf<E>> {
  const { body } = request as Parts;
  const response = await answerOf(addressOf(endpoint, request), {
    method: endpoint.method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  const text = await response.text();
  if (!response.ok) throw errorFromBody(response.status, text);
  return readAnswer(endpoint, text);
}

/** The path and query of a request; values that are undefined are left out. */
export function addressOf<E extends Endpoint>(endpoint: E, request: RequestOf<E>): string {
  const { params = {}, query = {} } = request as Parts;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** `fetch` with a time limit, whose network failures are ApiErrors. */
export async function answerOf(address: string, init: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMilliseconds);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  try {
    return await fetch(address, { ...init, signal });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
}

/**
 * In development each answer is held against its contract. In production the page trusts its own API: one event of a
 * type that is newer than the page must not empty the feed.
 */
export function readAnswer<E extends Endpoint>(endpoint: E, text: string): ResponseOf<E> {
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (!import.meta.env.DEV) return value as ResponseOf<E>;
  const result = endpoint.response.safeParse(value);
  if (result.success) return result.data as ResponseOf<E>;
  throw new ApiError({
    kind: 'unexpected',
    title: `The answer of ${endpoint.method} ${endpoint.path} breaks its contract`,
    detail: result.error.message,
  });
}
