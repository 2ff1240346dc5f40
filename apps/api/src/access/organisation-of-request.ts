import type { FastifyRequest } from 'fastify';
import type { Access } from '../accounts/access.js';
import type { AccessService } from './access.service.js';

interface Asked {
  readonly access: AccessService;
  readonly who: Access;
  readonly id: string;
  readonly request: FastifyRequest;
}
type Find = (asked: Asked) => string | undefined | Promise<string | undefined>;

/** Read where the endpoint reads it, and nowhere else. Where nothing is said, the first one is meant, or one's own. */
const bodyOrFirst: Find = ({ who, request }) => textIn(request.body, 'organisationId') ?? who.organisationIds[0];
const bodyOrHome: Find = ({ who, request }) => textIn(request.body, 'organisationId') ?? who.homeId;
const queryOrHome: Find = ({ who, request }) => textIn(request.query, 'organisationId') ?? who.homeId;
const ofOwner = (who: Access, row: { organisationId: string | null }) => row.organisationId ?? who.homeId;

/** By the beginning of a route: for which organisation a request changes something. The first that fits counts. */
const finders: readonly (readonly [string, Find])[] = [
  ['/v1/projects/:id', async ({ access, who, id }) => (await access.project(who, id)).organisationId],
  ['/v1/findings/:id', async ({ access, who, id }) => (await access.finding(who, id)).finding.organisationId],
  ['/v1/tokens/:id', async ({ access, who, id }) => (await access.token(who, id)).organisationId],
  ['/v1/channels/:id', async ({ access, who, id }) => ofOwner(who, await access.channel(who, id, 'change'))],
  ['/v1/rules/:id', async ({ access, who, id }) => ofOwner(who, await access.rule(who, id))],
  ['/v1/mutes/:id', async ({ access, who, id }) => ofOwner(who, await access.mute(who, id))],
  ['/v1/deliveries/:id', ({ access, who, id }) => ownerOfDelivery(access, who, id)],
  ['/v1/organisations/:id', ({ id }) => id],
  ['/v1/projects', bodyOrFirst],
  ['/v1/tokens', bodyOrFirst],
  ['/v1/channels', bodyOrHome],
  ['/v1/rules', bodyOrHome],
  ['/v1/mutes', bodyOrHome],
  ['/v1/alert-settings', queryOrHome],
  ['/v1/watches', ({ who }) => who.homeId],
];

const readableId = /^[\w-]{1,64}$/;

/**
 * For which organisation a request changes something; undefined where that cannot be told. An id that is not the
 * caller's ends here, as it would further on.
 *
 * @throws CodedError of what is not found
 */
export async function organisationOfRequest(
  access: AccessService,
  who: Access,
  request: FastifyRequest,
): Promise<string | undefined> {
  const find = finders.find(([start]) => request.routeOptions.url?.startsWith(start))?.[1];
  const id = textIn(request.params, 'id') ?? '';
  // What no id looks like is refused where parameters are validated.
  if (id !== '' && !readableId.test(id)) return undefined;
  return await find?.({ access, who, id, request });
}

function textIn(part: unknown, name: string): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const value: unknown = Reflect.get(part, name);
  return typeof value === 'string' ? value : undefined;
}

async function ownerOfDelivery(access: AccessService, who: Access, id: string): Promise<string> {
  const { owner } = await access.delivery(who, id, 'change');
  return owner === who.userId ? who.homeId : owner;
}
