import type { adminEndpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';

type Endpoints = typeof adminEndpoints;

/** What a verb takes beside its path: the query or the body of its endpoint, as the schema leaves it. */
export type InputOf<V extends keyof Endpoints> = Endpoints[V] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : Endpoints[V] extends { query: infer Q extends z.ZodType }
    ? z.output<Q>
    : never;

/** What a verb answers. */
export type OutputOf<V extends keyof Endpoints> = z.output<Endpoints[V]['response']>;
