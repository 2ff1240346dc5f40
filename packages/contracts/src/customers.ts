import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { timestamp } from './timestamp.js';
import { Quota } from './usage.js';

export const CustomerSubject = z.enum(['organisation', 'person']);
export type CustomerSubject = z.infer<typeof CustomerSubject>;

/**
 * By data set, what was there when it began, what was written or removed, and what a second look found. `kept` says why
 * something stays by design.
 */
export const CustomerProof = z.record(
  z.string(),
  z.object({
    found: z.number().int(),
    done: z.number().int(),
    left: z.number().int(),
    kept: z.string().nullable(),
  }),
);
export type CustomerProof = z.infer<typeof CustomerProof>;

/** Days for which the file of an export can be fetched. */
export const customerFileDays = 7;

export const CustomerRequest = z
  .object({
    id: z.string(),
    kind: z.enum(['export', 'erase']),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    /** The data set that is next. */
    step: z.string().nullable(),
    proof: CustomerProof,
    reason: z.string(),
    requestedBy: z.string(),
    error: z.string().nullable(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
    /** Of an export that can be fetched. */
    file: z.object({ name: z.string(), expiresAt: timestamp }).nullable(),
  })
  .meta({ id: 'CustomerRequest' });
export type CustomerRequest = z.infer<typeof CustomerRequest>;

const Named = z.object({ id: z.string(), name: z.string() });

const SupportNoteShown = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string().nullable(),
  createdAt: timestamp,
});

/** Of an organisation its members, of a person their organisations. */
const Belonging = Named.extend({ detail: z.string(), role: z.enum(['owner', 'member']), since: timestamp });

/** Who a customer is. What may be long is bounded: `more` says that there is more. */
export const CustomerProfile = z
  .object({
    /** As it has to be typed before they are erased: the organisation's name, or the person's address. */
    name: z.string(),
    /** The person's own name; null for an organisation. */
    personName: z.string().nullable(),
    personal: z.boolean(),
    createdAt: timestamp,
    suspension: z.object({ since: timestamp, reason: z.string() }).nullable(),
    /** Of an organisation, and of a person's own one. */
    usage: z.object({ plan: z.string().nullable(), quotas: z.array(Quota) }).nullable(),
    projects: z.number().int(),
    lastSignInAt: timestamp.nullable(),
    belongsTo: z.array(Belonging),
    more: z.boolean(),
    notes: z.array(SupportNoteShown),
    /** What goes along when they are erased, and is in their export. */
    along: z.array(Named),
    /** Organisations with other members that they alone own: these keep them from being erased. */
    blockedBy: z.array(Named),
  })
  .meta({ id: 'CustomerProfile' });
export type CustomerProfile = z.infer<typeof CustomerProfile>;

/** `profile` is null once they are erased: what was asked about them stays on record. */
export const CustomerShown = z
  .object({
    profile: CustomerProfile.nullable(),
    requests: z.array(CustomerRequest),
    can: z.object({ export: z.boolean(), erase: z.boolean(), support: z.boolean() }),
  })
  .meta({ id: 'CustomerShown' });
export type CustomerShown = z.infer<typeof CustomerShown>;

const customer = z.object({ subject: CustomerSubject, id: z.string().min(1).max(64) });
const reason = z.string().trim().min(3).max(1_000);

/** The pages behind `/customers`. Each needs a permission of its own: `customer.view`, `.export`, `.erase`. */
export const customerEndpoints = {
  customer: {
    method: 'GET',
    path: '/admin/api/customers/:subject/:id',
    summary: 'An organisation or a person, and what was asked about them',
    params: customer,
    response: CustomerShown,
    errors: ['customer.not-found'],
  },
  export: {
    method: 'POST',
    path: '/admin/api/customers/:subject/:id/exports',
    summary: 'Everything of a customer as a file; a job that can be followed',
    status: 202,
    params: customer,
    body: z.strictObject({ reason }),
    response: CustomerRequest,
    errors: ['customer.not-found', 'customer.request-open'],
  },
  erase: {
    method: 'POST',
    path: '/admin/api/customers/:subject/:id/erasure',
    summary: 'Erase a customer in every store; they are signed out at once, the rest is a job with a proof at its end',
    status: 202,
    params: customer,
    body: z.strictObject({ reason, name: z.string().max(300) }),
    response: CustomerRequest,
    errors: ['customer.not-found', 'customer.request-open', 'customer.name-differs', 'customer.only-owner'],
  },
  /** Answers with the file itself. */
  file: {
    method: 'GET',
    path: '/admin/api/customer-requests/:id/file',
    summary: 'The file of an export: NDJSON, gzip-compressed',
    params: z.object({ id: z.uuid() }),
    response: z.string(),
    errors: ['customer.file-gone'],
  },
} as const satisfies Record<string, AdminEndpoint>;
