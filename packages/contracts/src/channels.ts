import { z } from 'zod';
import { ofOwner } from './alert-owner.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/**
 * Where alerts go. `webhook` is signed as Standard Webhooks 1.0.0 says; `slack` is any incoming webhook that takes
 * Slack's messages; `feed` is a secret address that feed readers fetch, as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.
 */
export const channelKinds = ['email', 'webhook', 'slack', 'feed'] as const;
export const ChannelKind = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof ChannelKind>;
/** An e-mail channel sends nothing but its confirmation until somebody has opened the link in it. */
export const channelStates = ['unconfirmed', 'active', 'paused'] as const;
export const pauseCauses = ['owner', 'failures', 'unsubscribed'] as const;

export const Channel = z
  .object({
    id: z.string(),
    organisationId: z.string().nullable(),
    kind: ChannelKind,
    name: z.string(),
    /** Enough to recognise it, never the whole of a secret: `ops@example.org`, `hooks.example.org/…/x9Qk`. */
    target: z.string(),
    state: z.enum(channelStates),
    paused: z.object({ cause: z.enum(pauseCauses), reason: z.string().nullable(), at: timestamp }).nullable(),
    failuresInARow: z.number().int(),
    lastSentAt: timestamp.nullable(),
    createdAt: timestamp,
    /** How many rules send here. */
    rules: z.number().int(),
    /** Deliveries that wait. Counted to 1,000 at the most. */
    waiting: z.number().int(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;
/** After so many deliveries in a row that gave up, or one refusal that says "gone", a channel is paused; unless set. */
export const failuresThatPause = 5;

const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
export const ChannelDraft = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('email'), name: z.string().trim().min(1).max(100), address: z.email().max(254) }),
    z.object({ kind: z.literal('webhook'), name: z.string().trim().min(1).max(100), url: webAddress }),
    z.object({ kind: z.literal('slack'), name: z.string().trim().min(1).max(100), url: webAddress }),
    z.object({ kind: z.literal('feed'), name: z.string().trim().min(1).max(100) }),
  ])
  .meta({ id: 'ChannelDraft' });
export type ChannelDraft = z.infer<typeof ChannelDraft>;

/** Shown once: the webhook's signing secret (`whsec_…`), or the feed's addresses. */
export const ChannelSecret = z
  .object({
    signingSecret: z.string().nullable(),
    feed: z.object({ rss: z.url(), atom: z.url(), json: z.url() }).nullable(),
  })
  .meta({ id: 'ChannelSecret' });
export type ChannelSecret = z.infer<typeof ChannelSecret>;

const id = z.object({ id: z.uuid() });
export const listChannels = {
  method: 'GET',
  path: '/v1/channels',
  summary: 'Your channels, or those of an organisation',
  query: PageQuery.extend(ofOwner.shape),
  response: pageOf(Channel),
  tokens: false,
  errors: ['organisation.not-found', 'request.cursor-invalid', 'token.not-enough'],
} as const;
export const createChannel = {
  method: 'POST',
  path: '/v1/channels',
  summary: 'Add a channel; its secret is shown this once',
  status: 201,
  body: z.object({ organisationId: z.string().max(64).nullable().default(null), channel: ChannelDraft }),
  response: z.object({ channel: Channel, secret: ChannelSecret }),
  errors: [
    'quota.exceeded',
    'channel.address-refused',
    'alert.owner-only',
    'organisation.not-found',
    'request.too-many',
  ],
} as const;
export const renameChannel = {
  method: 'PATCH',
  path: '/v1/channels/:id',
  summary: 'Rename a channel',
  params: id,
  body: z.object({ name: z.string().trim().min(1).max(100) }),
  response: Channel,
  errors: ['channel.not-found', 'alert.owner-only'],
} as const;
export const deleteChannel = {
  method: 'DELETE',
  path: '/v1/channels/:id',
  summary: 'Remove a channel; rules no longer send there, and its log goes',
  status: 204,
  params: id,
  response: z.undefined(),
  errors: ['channel.not-found', 'alert.owner-only'],
} as const;
export const pauseChannel = {
  method: 'PUT',
  path: '/v1/channels/:id/pause',
  summary: 'Pause a channel: what comes waits',
  params: id,
  response: Channel,
  errors: ['channel.not-found', 'alert.owner-only'],
} as const;
export const resumeChannel = {
  method: 'DELETE',
  path: '/v1/channels/:id/pause',
  summary:
    'Let a channel send again, first what waits; by e-mail and Slack as far as the noise budget goes, the rest with the digest',
  params: id,
  response: Channel,
  errors: ['channel.not-found', 'alert.owner-only'],
} as const;
export const rotateChannelSecret = {
  method: 'POST',
  path: '/v1/channels/:id/secret',
  summary: 'Make a new signing secret or feed address; the old one is worth nothing at once',
  status: 201,
  params: id,
  response: ChannelSecret,
  errors: ['channel.not-found', 'channel.without-secret', 'alert.owner-only'],
} as const;
export const testChannel = {
  method: 'POST',
  path: '/v1/channels/:id/test',
  summary: 'Send a test message; follow its delivery',
  status: 202,
  params: id,
  response: z.object({ deliveryId: z.string() }),
  errors: ['channel.not-found', 'channel.not-testable', 'alert.owner-only', 'request.too-many'],
} as const;
export const resendConfirmation = {
  method: 'POST',
  path: '/v1/channels/:id/confirmation',
  summary: 'Send the confirmation of an e-mail channel again',
  status: 202,
  params: id,
  response: z.object({ deliveryId: z.string() }),
  errors: ['channel.not-found', 'channel.not-testable', 'alert.owner-only', 'request.too-many'],
} as const;
/** Without a session: whoever opens the link in the mail holds the token. */
export const confirmChannel = {
  method: 'POST',
  path: '/v1/channel-confirmations',
  summary: 'Confirm an e-mail channel by the token in its mail',
  public: true,
  body: z.object({ token: z.string().min(10).max(500) }),
  response: z.object({ name: z.string() }),
  errors: ['channel.token-invalid'],
} as const;
/** Without a session. RFC 8058: mail programs post to it. */
export const unsubscribe = {
  method: 'POST',
  path: '/v1/unsubscribe/:token',
  summary: 'Stop an e-mail channel by the token in its mails',
  public: true,
  params: z.object({ token: z.string().min(10).max(500) }),
  response: z.object({ name: z.string() }),
  errors: ['channel.token-invalid'],
} as const;
/** Fetched by feed readers, who hold nothing but the address. Not JSON, so it is no endpoint of the typed kind. */
export const syndicationPath = '/v1/feeds/:secret/:format';
export const syndicationFormats = ['rss', 'atom', 'json'] as const;
export type SyndicationFormat = (typeof syndicationFormats)[number];

export const deliveryKinds = ['alert', 'digest', 'test', 'confirmation'] as const;
/**
 * `queued` waits for its turn or for a paused channel, `failed` for its next attempt; `gave-up` has none left;
 * `replayed` gave way to a newer delivery of the same message.
 */
export const deliveryStates = ['queued', 'sent', 'failed', 'gave-up', 'replayed'] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;
export const DeliveryAttempt = z
  .object({
    at: timestamp,
    outcome: z.enum(['sent', 'failed']),
    /** What the other side said, or why it could not be asked. */
    detail: z.string(),
    /** HTTP or SMTP. */
    status: z.number().int().nullable(),
    milliseconds: z.number().int(),
  })
  .meta({ id: 'DeliveryAttempt' });
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;
export const Delivery = z
  .object({
    id: z.string(),
    channelId: z.string(),
    channelName: z.string(),
    channelKind: ChannelKind,
    kind: z.enum(deliveryKinds),
    /** The message in a line. */
    title: z.string(),
    /** How many alerts it speaks of. */
    alerts: z.number().int(),
    state: DeliveryState,
    /** The last 20, the oldest first. */
    attempts: z.array(DeliveryAttempt),
    createdAt: timestamp,
    sentAt: timestamp.nullable(),
    nextAttemptAt: timestamp.nullable(),
    replayOf: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;
export const listDeliveries = {
  method: 'GET',
  path: '/v1/deliveries',
  summary: 'What was sent, or was to be sent, newest first',
  query: PageQuery.extend({
    organisationId: z.string().max(64).optional(),
    channelId: z.uuid().optional(),
    state: DeliveryState.optional(),
  }),
  response: pageOf(Delivery),
  tokens: false,
  errors: ['organisation.not-found', 'channel.not-found', 'request.cursor-invalid', 'token.not-enough'],
} as const;
export const getDelivery = {
  method: 'GET',
  path: '/v1/deliveries/:id',
  summary: 'One delivery, with the message as it went or would go now',
  params: z.object({ id: z.string().min(1).max(64) }),
  /** `content`: text as people or programs get it; secrets are not in it. */
  response: Delivery.extend({ content: z.string() }).meta({ id: 'DeliveryWithContent' }),
  tokens: false,
  errors: ['delivery.not-found', 'token.not-enough'],
} as const;
export const replayDelivery = {
  method: 'POST',
  path: '/v1/deliveries/:id/replay',
  summary: 'Send the same message once more, whatever became of it',
  status: 202,
  params: z.object({ id: z.string().min(1).max(64) }),
  response: z.object({ deliveryId: z.string() }),
  errors: ['delivery.not-found', 'channel.not-testable', 'alert.owner-only', 'request.too-many'],
} as const;
