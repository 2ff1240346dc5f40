import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.filter.js';
import { Stores } from '../stores/stores.js';
import { authProblemOf } from './auth-problem.js';
import { type Auth, clientAddressHeader, createAuth } from './create-auth.js';
import { demandEntry } from './demand-entry.js';
import { maySupport } from './may-support.js';

/** Who is calling; with `supportEndsAt` it is support, through that person's eyes. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly supportEndsAt?: Date;
}

/** What of better-auth support may ask for: signing in, up and out, and another support session. */
const openToSupport = /^\/v1\/auth\/(sign-(in|up)\/|sign-out$|support-session$)/;

/** better-auth behind Fastify: requests go in, its answers come out, its refusals as problems like all others. */
@Injectable()
export class AuthService {
  private readonly auth: Auth;

  constructor(private readonly stores: Stores) {
    this.auth = createAuth(stores);
  }

  /**
   * Who the cookie says is calling; null when nobody is signed in.
   *
   * @throws CodedError support.read-only for a change by support
   */
  async findUser(request: FastifyRequest): Promise<SignedIn | null> {
    if (request.headers.cookie === undefined) return null;
    const found = await this.auth.api.getSession({ headers: this.headersOf(request) });
    if (found === null) return null;
    const { user, session } = found;
    const { supportById, supportEndsAt } = session;
    if (!supportById) return user;
    const { database } = this.stores;
    if (
      !supportEndsAt ||
      !(await maySupport(database, { staffId: supportById, endsAt: supportEndsAt }, request.method))
    ) {
      await database.session.deleteMany({ where: { id: session.id } });
      return null;
    }
    return { id: user.id, name: user.name, supportEndsAt };
  }

  async handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    demandEntry(this.stores, request);
    await this.refuseSupport(request);
    const answer = await this.auth.handler(this.webRequestOf(request));
    const text = await answer.text();
    reply.status(answer.status);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) reply.header('set-cookie', cookies);
    if (answer.status < 400) {
      copyHeaders(answer, reply);
      await reply.header('cache-control', 'no-store').send(text);
      return;
    }
    const retryAfter = answer.headers.get('x-retry-after');
    if (retryAfter !== null) reply.header('retry-after', retryAfter);
    const { problem, ...extra } = authProblemOf(answer.status, text, request.id);
    sendProblem(reply, problem, extra);
  }

  /** The account itself, with its list of sessions, is no business of support's. */
  private async refuseSupport(request: FastifyRequest): Promise<void> {
    if (openToSupport.test(new URL(request.url, 'http://any').pathname)) return;
    const user = await this.findUser(request);
    if (user?.supportEndsAt) throw new CodedError('support.read-only');
  }

  private webRequestOf(request: FastifyRequest): Request {
    const { PUBLIC_API_URL, WEB_URL } = this.stores.environment;
    const headers = this.headersOf(request);
    // A caller that is no browser says no origin; with a cookie better-auth would refuse it.
    const fromBrowser = headers.has('origin') || headers.has('referer') || headers.has('sec-fetch-site');
    if (!fromBrowser) headers.set('origin', new URL(WEB_URL).origin);
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== undefined;
    return new Request(new URL(request.url, PUBLIC_API_URL ?? WEB_URL), {
      method: request.method,
      headers,
      body: hasBody ? JSON.stringify(request.body) : null,
    });
  }

  private headersOf(request: FastifyRequest): Headers {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value === undefined || name === 'content-length' || name === 'transfer-encoding') continue;
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    headers.set(clientAddressHeader, request.ip);
    return headers;
  }
}

function copyHeaders(answer: Response, reply: FastifyReply): void {
  for (const name of ['content-type', 'location']) {
    const value = answer.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
}
