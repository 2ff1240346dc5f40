import type { Endpoint } from '@red-tortoise/contracts';
import * as contracts from '@red-tortoise/contracts';

/** Every endpoint of this API that the contracts export: a new one is in each matrix by itself. */
export const endpoints: readonly Endpoint[] = Object.values<unknown>(contracts).filter(isEndpoint);

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && String(Object(value).path).startsWith('/v1/')
  );
}
