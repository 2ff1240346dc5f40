import { CodedError } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import type { Stores } from '../stores/stores.js';

/**
 * Whether somebody may sign up or in from here and now. Where a caller is, only the header of the operator's own proxy
 * says; without one in the configuration nobody's word about it counts.
 *
 * @throws CodedError account.country-blocked, account.sign-up-closed
 */
export function demandEntry({ environment, settings }: Stores, request: FastifyRequest): void {
  const entry = /^\/v1\/auth\/sign-(in|up)\//.exec(new URL(request.url, 'http://any').pathname)?.[1];
  if (entry === undefined) return;
  const header = environment.COUNTRY_HEADER && request.headers[environment.COUNTRY_HEADER];
  const reason = settings.current.blockedReason(typeof header === 'string' ? header.trim() : null);
  if (reason !== null) throw new CodedError('account.country-blocked', reason);
  if (entry === 'up' && !settings.current.value('sign-up.open')) throw new CodedError('account.sign-up-closed');
}
