import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SerializeOptions } from '@nestjs/common';
import type { AdminEndpoint } from '@red-tortoise/contracts';

/**
 * Binds a controller's method to its contract: route, status and response filter. Its parameters are validated where
 * they are taken: `@Param({ schema: contract.params })`, and likewise `@Query` and `@Body`.
 */
export function Endpoint(contract: AdminEndpoint): MethodDecorator {
  const status = contract.status ?? 200;
  return applyDecorators(
    RequestMapping({ path: contract.path, method: RequestMethod[contract.method] }),
    HttpCode(status),
    ...(status === 204 ? [] : [SerializeOptions({ schema: contract.response })]),
  );
}
