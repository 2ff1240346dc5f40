import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import { Stores } from '../stores/stores.js';
import { accessByToken, bearerOf } from '../tokens/access-by-token.js';
import { type Access, accessTo, organisationFields } from './access.js';
import { AuthService } from './auth.service.js';
import { ensurePersonalOrganisation } from './personal-organisation.js';
import { tokensKey } from './tokens-may.js';

export type { Access };

const publicKey = 'public endpoint';
/** Open to everyone: health, documents, signing in. */
export const Public = () => SetMetadata(publicKey, true);

/** The `Access` of the request. */
export const CurrentAccess = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<RequestWithAccess>().access,
);
type RequestWithAccess = FastifyRequest & { access?: Access };

/** Everything needs a session or an API token, unless it is marked as public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly auth: AuthService,
    private readonly stores: Stores,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(publicKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<RequestWithAccess>();
    const secret = bearerOf(request.headers.authorization);
    if (secret === undefined) this.refuseForeignOrigin(request);
    else this.refuseTokens(context, request);
    request.access =
      secret === undefined ? await this.resolve(request) : await accessByToken(this.stores.database, secret);
    return true;
  }

  private refuseTokens(context: ExecutionContext, { method }: FastifyRequest): void {
    const said = this.reflector.get<boolean | undefined>(tokensKey, context.getHandler());
    if (!(said ?? (method === 'GET' || method === 'HEAD'))) throw new CodedError('token.not-enough');
  }

  /** A cookie travels with whatever page sends the request; so for changes the page must be ours, or no page at all. */
  private refuseForeignOrigin({ method, headers }: FastifyRequest): void {
    if (method === 'GET' || method === 'HEAD' || headers.cookie === undefined) return;
    const { origin } = headers;
    const ours = new URL(this.stores.environment.WEB_URL).origin;
    const foreign = origin === undefined ? headers['sec-fetch-site'] === 'cross-site' : origin !== ours;
    if (foreign) throw new CodedError('account.origin-not-allowed');
  }

  private async resolve(request: FastifyRequest): Promise<Access> {
    const user = await this.auth.findUser(request);
    if (!user) throw new CodedError('account.sign-in-required');
    const { database, environment } = this.stores;
    const memberships = await database.membership.findMany({
      where: { userId: user.id },
      select: { organisation: { select: organisationFields } },
      orderBy: { createdAt: 'asc' },
    });
    const [joined, ...others] = memberships.map(({ organisation }) => organisation);
    const first = joined ?? (await ensurePersonalOrganisation(database, user, environment.REGION));
    const { supportEndsAt } = user;
    return { ...accessTo(user.id, [first, ...others]), ...(supportEndsAt && { supportEndsAt }) };
  }
}
