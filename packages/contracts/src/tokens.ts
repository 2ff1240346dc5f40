import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** An API token as it is listed: never the secret itself. */
export const Token = z
  .object({
    id: z.string(),
    name: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    /** Its first characters: `rt_Xy3kQ2`. */
    prefix: z.string(),
    createdBy: z.string(),
    createdAt: timestamp,
    lastUsedAt: timestamp.nullable(),
    expiresAt: timestamp.nullable(),
  })
  .meta({ id: 'Token' });
export type Token = z.infer<typeof Token>;

/**
 * Tokens go into `Authorization: Bearer …`. One acts for one organisation: it may read, and change only where an
 * endpoint says `tokens: true`.
 */
export const createToken = {
  method: 'POST',
  path: '/v1/tokens',
  summary: 'Make an API token; the answer is the only time that it is shown',
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    organisationId: z.string().max(64).optional(),
    /** Null: it never expires. */
    expiresInDays: z.number().int().min(1).max(730).nullable().default(365),
  }),
  response: Token.extend({ secret: z.string() }).meta({ id: 'CreatedToken' }),
  errors: ['quota.exceeded', 'token.not-enough'],
} as const;
export const listTokens = {
  method: 'GET',
  path: '/v1/tokens',
  summary: 'The API tokens of your organisations, the newest first',
  response: z.object({ items: z.array(Token) }),
  tokens: false,
  errors: ['token.not-enough'],
} as const;
export const deleteToken = {
  method: 'DELETE',
  path: '/v1/tokens/:id',
  summary: 'Take an API token back: it stops working at once',
  status: 204,
  params: z.object({ id: z.uuid() }),
  response: z.undefined(),
  errors: ['token.not-found', 'token.not-enough'],
} as const;
