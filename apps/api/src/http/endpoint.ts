import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SerializeOptions } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { type Endpoint as Contract, type ErrorCode, errorCatalogue } from '@red-tortoise/contracts';
import { WhileSuspended } from '../access/suspension.guard.js';
import { Public } from '../accounts/access.guard.js';
import { TokensMay } from '../accounts/tokens-may.js';

/** What any endpoint behind the sign-in may answer, beside what its contract says. */
const errorsOfEvery: readonly ErrorCode[] = ['request.invalid', 'account.sign-in-required', 'service.unavailable'];

/**
 * Binds a controller's method to its contract: route, status, response filter and OpenAPI entry. Its parameters are
 * validated where they are taken: `@Param({ schema: contract.params })`, and likewise `@Query` and `@Body`.
 */
export function Endpoint(contract: Contract): MethodDecorator {
  const status = contract.status ?? 200;
  const empty = status === 204;
  return applyDecorators(
    RequestMapping({ path: contract.path, method: RequestMethod[contract.method] }),
    HttpCode(status),
    ...(contract.tokens === undefined ? [] : [TokensMay(contract.tokens)]),
    ...(contract.public ? [Public()] : []),
    ...(contract.whileSuspended ? [WhileSuspended()] : []),
    ...(empty ? [] : [SerializeOptions({ schema: contract.response })]),
    ApiOperation({ summary: contract.summary, operationId: operationIdOf(contract) }),
    empty
      ? ApiResponse({ status, description: 'Done' })
      : ApiResponse({ status, description: 'Success', standardSchema: contract.response }),
    ...describeErrors([...errorsOfEvery, ...suspensionOf(contract), ...(contract.errors ?? [])]),
  );
}

/** Whatever changes something of an organisation. */
function suspensionOf({ method, public: isPublic, whileSuspended }: Contract): ErrorCode[] {
  return method === 'GET' || isPublic || whileSuspended ? [] : ['organisation.suspended'];
}

/** `GET /v1/projects/:id/feed` is `get_projects_id_feed`. */
function operationIdOf({ method, path }: Contract): string {
  const words = path.split('/').slice(2);
  return [method.toLowerCase(), ...words.map((word) => word.replace(':', '').replaceAll('-', '_'))].join('_');
}

/** One OpenAPI entry for each status; it names the codes that come with it. */
function describeErrors(codes: readonly ErrorCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${errorCatalogue[code].title}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
