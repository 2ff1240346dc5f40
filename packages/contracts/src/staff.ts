import { z } from 'zod';
import { timestamp } from './timestamp.js';

const email = z.email().max(254);
const password = z.string().min(1).max(128);
const newPassword = z.string().min(12).max(128);

/** What a group may be given beside the verbs of the admin's screens, in words. */
export const workPermissions = {
  'user.support': 'Sign in as a customer, to look and not to touch',
  'customer.view': 'See all that belongs to one',
  'customer.export': 'Export everything',
  'customer.erase': 'Erase',
  'operations.view': 'See status, schedules, sources, queues and streams',
  'operations.run': 'Run, pause, retry, remove and replay',
} as const;
export type WorkPermission = keyof typeof workPermissions;

/** What an authenticator app shows now: six digits. */
const totpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'A code has six digits');
/** One of the codes for a lost phone: `k7qm-2x9d-h4tn-8wcr`. Case, spaces and dashes do not count. */
const recoveryCode = z.string().trim().min(16).max(32);

/**
 * Who is signed in to the admin. `step` says what they may do: everything that they have permission for (`done`), or
 * nothing but giving a code (`verify`) or enrolling a device (`enrol`).
 */
export const StaffMe = z
  .object({
    step: z.enum(['enrol', 'verify', 'done']),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    superuser: z.boolean(),
    /** Names such as `watch.change`, in order. A superuser may do everything, whatever stands here. */
    permissions: z.array(z.string()),
    /** How many recovery codes are left; make new ones before there is none. */
    recoveryCodesLeft: z.number().int(),
    /** When this session ends, however much it is used. */
    endsAt: timestamp,
  })
  .meta({ id: 'StaffMe' });
export type StaffMe = z.infer<typeof StaffMe>;

/** Shown once; only hashes are kept. */
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

export const staffSignIn = {
  method: 'POST',
  path: '/admin/api/session',
  summary: 'Sign in with a password; `step` says what is still asked for',
  body: z.object({ email, password }),
  response: StaffMe,
  errors: ['staff.credentials-wrong', 'request.too-many'],
} as const;
export const staffMe = {
  method: 'GET',
  path: '/admin/api/session',
  summary: 'Who is signed in, and what they may do',
  response: StaffMe,
  errors: ['staff.sign-in-required'],
} as const;
export const staffSignOut = {
  method: 'DELETE',
  path: '/admin/api/session',
  summary: 'End this session',
  status: 204,
  response: z.undefined(),
  errors: ['staff.sign-in-required'],
} as const;

export const verifyStaffCode = {
  method: 'POST',
  path: '/admin/api/session/code',
  summary: 'Give the code of the authenticator app; each one counts once',
  body: z.object({ code: totpCode }),
  response: StaffMe,
  errors: ['staff.code-wrong', 'staff.code-used', 'staff.not-enrolled', 'request.too-many'],
} as const;
export const useRecoveryCode = {
  method: 'POST',
  path: '/admin/api/session/recovery-code',
  summary: 'Give a recovery code instead of the one of the authenticator app; each one counts once',
  body: z.object({ code: recoveryCode }),
  response: StaffMe,
  errors: ['staff.code-wrong', 'staff.not-enrolled', 'request.too-many'],
} as const;

/** A secret for an authenticator app, as text, as an address and as a picture. It counts once it is confirmed. */
export const Enrolment = z
  .object({
    /** In base32, for typing in. */
    secret: z.string(),
    /** `otpauth://totp/…` */
    uri: z.string(),
    /** The address as a QR code: `<svg viewBox="0 0 size size"><path d={path} /></svg>`, dark on light. */
    qr: z.object({ size: z.number().int(), path: z.string() }),
  })
  .meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof Enrolment>;

export const beginEnrolment = {
  method: 'POST',
  path: '/admin/api/session/enrolment',
  summary: 'A new secret for an authenticator app; whoever has one already signs in with it first',
  body: z.object({ password }),
  response: Enrolment,
  errors: ['staff.credentials-wrong', 'staff.second-factor-required', 'request.too-many'],
} as const;
export const confirmEnrolment = {
  method: 'PUT',
  path: '/admin/api/session/enrolment',
  summary: 'Prove that the app has the secret; the answer is the only time that the recovery codes are shown',
  body: z.object({ code: totpCode }),
  response: RecoveryCodes,
  errors: ['staff.code-wrong', 'staff.not-enrolled', 'staff.second-factor-required', 'request.too-many'],
} as const;
export const renewRecoveryCodes = {
  method: 'POST',
  path: '/admin/api/session/recovery-codes',
  summary: 'New recovery codes, shown once; the old ones stop working',
  body: z.object({ password }),
  response: RecoveryCodes,
  errors: ['staff.credentials-wrong', 'request.too-many'],
} as const;
export const changeStaffPassword = {
  method: 'PUT',
  path: '/admin/api/session/password',
  summary: 'Change your password; your other sessions end',
  status: 204,
  body: z.object({ password, newPassword }),
  response: z.undefined(),
  errors: ['staff.credentials-wrong', 'request.too-many'],
} as const;

export const StaffSession = z
  .object({
    id: z.string(),
    current: z.boolean(),
    ipAddress: z.string(),
    userAgent: z.string(),
    createdAt: timestamp,
    lastSeenAt: timestamp,
    endsAt: timestamp,
  })
  .meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof StaffSession>;

export const listStaffSessions = {
  method: 'GET',
  path: '/admin/api/session/all',
  summary: 'Where you are signed in, the last used first',
  response: z.object({ items: z.array(StaffSession) }),
} as const;
export const endStaffSession = {
  method: 'DELETE',
  path: '/admin/api/session/all/:id',
  summary: 'End one of your sessions',
  status: 204,
  params: z.object({ id: z.uuid() }),
  response: z.undefined(),
  errors: ['staff.session-not-found'],
} as const;
export const endOtherStaffSessions = {
  method: 'DELETE',
  path: '/admin/api/session/all',
  summary: 'End all your sessions but this one',
  status: 204,
  response: z.undefined(),
} as const;

/** Minutes that a look through a customer's eyes lasts. */
export const supportSessionMinutes = 15;

/**
 * The answer's address opens the web app as that person, read-only. It works once, within a minute, and says in the
 * web app that it is support who looks. Needs the permission `user.support`.
 */
export const startSupportSession = {
  method: 'POST',
  path: '/admin/api/support-sessions',
  summary: 'An address at which you see the web app as a customer does, read-only, for fifteen minutes',
  status: 201,
  body: z.object({ userId: z.string().min(1).max(64), reason: z.string().trim().min(3).max(500) }),
  response: z.object({ url: z.url() }),
  errors: ['staff.not-allowed', 'support.no-such-person'],
} as const;

/** What the page behind that address posts to `/v1/auth/support-session`, which answers with the cookie. */
export const SupportCode = z.object({ code: z.string().min(1).max(128) });
