import { z } from 'zod';
import { Feature } from './settings.js';
import { timestamp } from './timestamp.js';
import { Suspension } from './usage.js';

export const Organisation = z
  .object({
    id: z.string(),
    name: z.string(),
    personal: z.boolean(),
    role: z.enum(['owner', 'member']),
    region: z.string(),
    /** Null as long as its members may write. */
    suspended: Suspension.nullable(),
    /** What is switched on for it of what not every organisation has. */
    features: z.array(Feature),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const Me = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), createdAt: timestamp }),
    organisations: z.array(Organisation),
    /** There while it is our support who looks, through this person's eyes and without changing anything. */
    support: z.object({ endsAt: timestamp }).optional(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** Signing up, in and out is better-auth's, under `/v1/auth`: `sign-up/email`, `sign-in/email`, `sign-out`. */
export const getMe = {
  method: 'GET',
  path: '/v1/me',
  summary: 'Who is signed in, and their organisations',
  response: Me,
  errors: ['account.sign-in-required'],
} as const;
