import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers take `__Secure-` over https only, so that a page without it cannot plant one. */
const nameOf = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}red-tortoise-staff`;

/** Goes to the admin's paths only; scripts do not see it, and no other site can make a browser send it. */
const attributes = 'Path=/admin; HttpOnly; SameSite=Strict';

/** The token in a request's cookie; undefined when there is none. */
export function readStaffCookie({ headers }: FastifyRequest, isSecure: boolean): string | undefined {
  const beginning = `${nameOf(isSecure)}=`;
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(beginning))?.slice(beginning.length) || undefined;
}

/** Without `Max-Age` it ends with the browser; the session behind it ends by itself. */
export function setStaffCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.header('set-cookie', `${nameOf(isSecure)}=${token}; ${attributes}${isSecure ? '; Secure' : ''}`);
}

export function clearStaffCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.header('set-cookie', `${nameOf(isSecure)}=; ${attributes}; Max-Age=0${isSecure ? '; Secure' : ''}`);
}
