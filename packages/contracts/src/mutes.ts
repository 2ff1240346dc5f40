import { z } from 'zod';
import { ofOwner, owned } from './alert-owner.js';
import { timestamp } from './timestamp.js';

/** Nothing of this subject becomes an alert of its owner; the feed still shows it. */
export const Mute = z
  .object({
    id: z.string(),
    organisationId: z.string().nullable(),
    /** A package's purl without a version, or `project:<id>`. */
    subject: z.string(),
    /** The package's or project's name. */
    name: z.string(),
    /** A snooze ends by itself; null: until it is taken back. */
    until: timestamp.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'Mute' });
export type Mute = z.infer<typeof Mute>;
export const mutesOfAnOwner = 1_000;
export const listMutes = {
  method: 'GET',
  path: '/v1/mutes',
  summary: 'What you have muted or snoozed, or an organisation has',
  query: ofOwner,
  response: z.object({ items: z.array(Mute) }),
  tokens: false,
  errors: ['organisation.not-found', 'token.not-enough'],
} as const;
export const createMute = {
  method: 'POST',
  path: '/v1/mutes',
  summary: 'Mute a package or a project, or snooze it until a moment; the same again changes the moment',
  status: 201,
  body: z.object({ ...owned, subject: z.string().min(5).max(500), until: timestamp.nullable().default(null) }),
  response: Mute,
  errors: [
    'mute.limit-reached',
    'package.purl-invalid',
    'project.not-found',
    'organisation.not-found',
    'alert.owner-only',
  ],
} as const;
export const deleteMute = {
  method: 'DELETE',
  path: '/v1/mutes/:id',
  summary: 'Hear of it again',
  status: 204,
  params: z.object({ id: z.uuid() }),
  response: z.undefined(),
  errors: ['mute.not-found', 'alert.owner-only'],
} as const;
