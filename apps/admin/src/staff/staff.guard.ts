import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Viewer } from '@red-tortoise/admin-kit';
import { CodedError, type WorkPermission } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import { StaffContext } from './staff-context.js';
import { readStaffCookie } from './staff-cookie.js';
import type { Origin } from './staff-event.js';
import { type LiveSession, StaffSessions } from './staff-sessions.js';
import { viewerOf } from './viewer-of.js';

const openKey = 'open to';
const neededKey = 'needed permission';

/** Open to everyone: health, and signing in. */
export const Public = () => SetMetadata(openKey, 'everyone');
/** Open to whoever gave a password, with or without the second factor. */
export const HalfWay = () => SetMetadata(openKey, 'half-way');
/** Needs a permission, such as `user.support`. */
export const Needs = (permission: WorkPermission) => SetMetadata(neededKey, permission);

/** Who asks. There is one wherever `@Public` and `@HalfWay` do not say otherwise. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).viewer);
/** The session of the request. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).staffSession,
);
/** From where the request came, for the record. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const { ip, headers } = requestOf(context);
  return { ipAddress: ip, userAgent: (headers['user-agent'] ?? '').slice(0, 500) };
});

type StaffRequest = FastifyRequest & { viewer?: Viewer; staffSession?: LiveSession };
const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<StaffRequest>();

/** Everything needs a member of staff with both factors, unless it says otherwise. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly context: StaffContext,
    private readonly sessions: StaffSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const targets = [context.getHandler(), context.getClass()];
    const open = this.reflector.getAllAndOverride<'everyone' | 'half-way' | undefined>(openKey, targets);
    this.refuseForeignOrigin(request);
    if (open === 'everyone') return true;

    const session = await this.sessionOf(request);
    const viewer = viewerOf(session);
    if (viewer === null && open !== 'half-way') throw new CodedError('staff.second-factor-required');
    Object.assign(request, { staffSession: session, viewer: viewer ?? undefined });

    const needed = this.reflector.getAllAndOverride<string | undefined>(neededKey, targets);
    if (needed !== undefined && !viewer?.can(needed)) throw new CodedError('staff.not-allowed', needed);
    return true;
  }

  private async sessionOf(request: FastifyRequest): Promise<LiveSession> {
    const token = readStaffCookie(request, this.context.isSecure);
    const session = token === undefined ? null : await this.sessions.find(token);
    if (session === null) throw new CodedError('staff.sign-in-required');
    return session;
  }

  /**
   * A change comes from our own page, or from no page at all. `Sec-Fetch-Site` is the browser's word and no page can
   * change it; browsers leave it out where the admin is not https, and then `Origin` has to be ours.
   */
  private refuseForeignOrigin({ method, headers }: FastifyRequest): void {
    if (method === 'GET' || method === 'HEAD') return;
    const { origin, 'sec-fetch-site': site } = headers;
    const isForeign =
      site === undefined ? origin !== undefined && origin !== this.context.origin : site !== 'same-origin';
    if (isForeign) throw new CodedError('account.origin-not-allowed');
  }
}
