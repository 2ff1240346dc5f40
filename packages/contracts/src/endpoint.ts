import type { z } from 'zod';
import type { ErrorCode } from './errors.js';

/**
 * One endpoint of the REST API, said once: the Nest route, its validation, the response filter, the OpenAPI entry,
 * the web app's typed call and the test client all come from it.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Starts with `/v1/`; parameters as `:name`. */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  /** The status of success: 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** Whether an API token may call it, instead of a session. Without a word: what reads may, what changes may not. */
  readonly tokens?: boolean;
  /** Whether it needs neither session nor token. */
  readonly public?: true;
  /** Whether it may be called for a suspended organisation although it is no GET: it asks, or keeps a reader's place. */
  readonly whileSuspended?: true;
  /** The coded errors that a caller should expect beside those of every endpoint. */
  readonly errors?: readonly ErrorCode[];
}

type Part<E, K extends 'params' | 'query' | 'body'> =
  E extends Record<K, z.ZodType> ? { [P in K]: z.input<E[K]> } : unknown;

/** What a caller hands over: `{ params?, query?, body? }`, only the parts that the endpoint has. */
export type RequestOf<E extends Pick<Endpoint, 'response'>> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>;
export type ResponseOf<E extends Pick<Endpoint, 'response'>> = z.output<E['response']>;
