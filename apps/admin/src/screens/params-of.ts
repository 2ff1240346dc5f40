import type { adminEndpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';

type Endpoints = typeof adminEndpoints;

/** The parameters in the path of an endpoint. */
export type ParamsOf<V extends keyof Endpoints> = Endpoints[V] extends { params: infer P extends z.ZodType }
  ? z.output<P>
  : never;
