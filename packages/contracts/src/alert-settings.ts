import { z } from 'zod';
import { ofOwner } from './alert-owner.js';

/** The noise budget and the digest's time, of a person or an organisation. */
export const AlertSettings = z
  .object({
    /** An IANA time zone: what "a day" and "eight o'clock" mean. */
    timeZone: z.string().min(1).max(64),
    /** E-mail and Slack messages at once in a day, at the most; the rest goes to the next digest. */
    dailyBudget: z.number().int().min(0).max(1_000),
    /** The local hour at which digests go out. */
    digestHour: z.number().int().min(0).max(23),
    /** For weekly digests: 1 is Monday, 7 Sunday (ISO 8601). */
    digestWeekday: z.number().int().min(1).max(7),
  })
  .meta({ id: 'AlertSettings' });
export type AlertSettings = z.infer<typeof AlertSettings>;
export const defaultAlertSettings: AlertSettings = {
  timeZone: 'UTC',
  dailyBudget: 20,
  digestHour: 8,
  digestWeekday: 1,
};
export const getAlertSettings = {
  method: 'GET',
  path: '/v1/alert-settings',
  summary: 'Noise budget and digest time, yours or an organisation’s, and how much of today’s budget is used',
  query: ofOwner,
  response: AlertSettings.extend({ usedToday: z.number().int() }),
  tokens: false,
  errors: ['organisation.not-found', 'token.not-enough'],
} as const;
export const setAlertSettings = {
  method: 'PUT',
  path: '/v1/alert-settings',
  summary: 'Set noise budget and digest time',
  query: ofOwner,
  body: AlertSettings,
  response: AlertSettings,
  errors: ['organisation.not-found', 'alert.owner-only', 'alert.time-zone-unknown'],
} as const;
