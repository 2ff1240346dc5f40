import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../accounts/access.js';
import { AccessService } from './access.service.js';
import { organisationOfRequest } from './organisation-of-request.js';

const whileSuspendedKey = 'may be called while suspended';
/** It changes nothing that is an organisation's, whatever its method. */
export const WhileSuspended = () => SetMetadata(whileSuspendedKey, true);

/**
 * A suspended organisation can be read and not changed, by sessions and by API tokens alike. A change of which it
 * cannot be told whose it is, is refused as soon as any organisation of the caller is suspended: a new route is on the
 * safe side until `organisationOfRequest` knows it.
 */
@Injectable()
export class SuspensionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { access?: Access }>();
    const { access: who, method } = request;
    if (!who || who.suspended.size === 0 || method === 'GET' || method === 'HEAD') return true;
    if (this.reflector.get(whileSuspendedKey, context.getHandler())) return true;
    const organisationId = await organisationOfRequest(this.access, who, request);
    const [[anyId] = []] = who.suspended;
    const reason = who.suspended.get(organisationId ?? anyId ?? '');
    if (reason !== undefined) throw new CodedError('organisation.suspended', reason);
    return true;
  }
}
