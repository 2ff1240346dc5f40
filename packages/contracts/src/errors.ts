import { z } from 'zod';
import { type ManifestErrorCode, manifestErrorTexts } from './manifest-errors.js';
import { Quota } from './usage.js';

interface ErrorEntry {
  readonly status: number;
  /** Shown to people, as it stands. Internal detail goes to the log only. */
  readonly title: string;
}

const generalErrors = {
  'request.invalid': { status: 400, title: 'The request does not have the shape that this endpoint takes' },
  'request.cursor-invalid': { status: 400, title: 'This cursor was not made by this list' },
  'request.too-large': { status: 413, title: 'The request body is larger than this endpoint takes' },
  'request.too-many': { status: 429, title: 'Too many requests; wait and try again' },
  'request.not-found': { status: 404, title: 'There is no such endpoint' },
  'account.sign-in-required': { status: 401, title: 'Sign in to see this' },
  'account.credentials-wrong': { status: 401, title: 'The e-mail address or the password is wrong' },
  'account.exists': { status: 409, title: 'There is already an account with this e-mail address; sign in instead' },
  'account.email-invalid': { status: 400, title: 'This is not an e-mail address' },
  'account.password-unfit': { status: 400, title: 'A password has 8 to 128 characters' },
  'account.origin-not-allowed': { status: 403, title: 'This request comes from a page that may not send it' },
  'token.invalid': { status: 401, title: 'This API token is unknown, expired or taken back' },
  'token.not-enough': { status: 403, title: 'This needs somebody who is signed in; an API token is not enough' },
  'token.not-found': { status: 404, title: 'There is no such API token, or it is not yours to take back' },
  'staff.sign-in-required': { status: 401, title: 'Sign in as staff to see this' },
  'staff.credentials-wrong': { status: 401, title: 'The e-mail address or the password is wrong' },
  'staff.second-factor-required': { status: 403, title: 'Give a code of your authenticator app first' },
  'staff.code-wrong': { status: 401, title: 'This code is wrong' },
  'staff.code-used': { status: 401, title: 'This code was used already; wait for the next one' },
  'staff.not-enrolled': { status: 409, title: 'No authenticator app is enrolled, or none waits for its first code' },
  'staff.not-allowed': { status: 403, title: 'You have no permission for this' },
  'staff.session-not-found': { status: 404, title: 'There is no such session, or it is not yours' },
  'customer.not-found': { status: 404, title: 'There is no such organisation or person' },
  'customer.request-open': { status: 409, title: 'Something is being done with this customer already' },
  'customer.name-differs': { status: 409, title: 'The name that was typed is not this customer’s' },
  'customer.only-owner': { status: 409, title: 'This person is the only owner of an organisation with other members' },
  'customer.file-gone': { status: 404, title: 'This file is not there, or no longer' },
  'support.no-such-person': { status: 404, title: 'There is no customer with this id' },
  'support.code-invalid': { status: 410, title: 'This support address was used already, or is older than a minute' },
  'support.read-only': { status: 403, title: 'Support looks at this account; it may change nothing' },
  'project.not-found': { status: 404, title: 'There is no such project, or it is not yours' },
  'import.not-found': { status: 404, title: 'There is no such import, or it is not yours' },
  'import.empty': { status: 400, title: 'The import has no content' },
  'import.failed': { status: 422, title: 'The import failed for a reason of ours; it was tried several times' },
  'import.not-done': { status: 409, title: 'The import is not done, so there is nothing to compare yet' },
  'event.not-found': { status: 404, title: 'There is no such event in your feed' },
  'finding.not-found': { status: 404, title: 'There is no such finding, or it is not yours' },
  'finding.fixed': { status: 409, title: 'The finding is fixed already; there is nothing left to decide' },
  'finding.until-invalid': { status: 400, title: 'A risk is accepted until a moment ahead, within five years' },
  'advisory.not-found': { status: 404, title: 'No advisory of that name is known' },
  'organisation.not-found': { status: 404, title: 'There is no such organisation, or it is not yours' },
  'organisation.suspended': {
    status: 403,
    title: 'This organisation is suspended: everything can be read, nothing changed',
  },
  // A conflict with what is there: whoever removes something, or waits, may send the same request again.
  'quota.exceeded': { status: 409, title: 'The plan of this organisation does not allow more' },
  'policy.licence-unknown': { status: 422, title: 'The policy names a licence that is not on the SPDX list' },
  'policy.owner-only': { status: 403, title: 'Only an owner of the organisation may change its policy' },
  'vex.not-readable': { status: 422, title: 'The VEX document cannot be read' },
  'vex.format-unknown': { status: 422, title: 'This is neither a CycloneDX nor an OpenVEX document' },
  'export.nothing-yet': { status: 409, title: 'No import of this project is done, so there is nothing to export yet' },
  'export.format-unknown': { status: 404, title: 'There is no export of that format' },
  'rule.not-found': { status: 404, title: 'There is no such alert rule, or it is not yours' },
  'rule.invalid': { status: 422, title: 'The rule names a project or a channel that its owner does not have' },
  'mute.not-found': { status: 404, title: 'There is no such mute, or it is not yours' },
  'mute.limit-reached': { status: 409, title: 'There are as many mutes as there may be' },
  'alert.not-found': { status: 404, title: 'There is no such alert, or it is not yours' },
  'alert.owner-only': {
    status: 403,
    title: 'Only an owner of the organisation may change its rules, channels and mutes',
  },
  'alert.time-zone-unknown': { status: 422, title: 'This is not a time zone of the IANA database' },
  'channel.not-found': { status: 404, title: 'There is no such channel, or it is not yours' },
  'channel.address-refused': {
    status: 422,
    title: 'Messages are not sent to this address: it is not on the public internet',
  },
  'channel.without-secret': { status: 409, title: 'A channel of this kind has no secret' },
  'channel.not-testable': { status: 409, title: 'Nothing can be sent to this channel as it stands' },
  'channel.token-invalid': { status: 404, title: 'This link is not valid, or no longer' },
  'delivery.not-found': { status: 404, title: 'There is no such delivery, or it is not yours' },
  'package.not-found': { status: 404, title: 'No package of that name has been seen yet' },
  'package.purl-invalid': { status: 400, title: 'This is not the purl of a package' },
  'admin.screen-not-found': { status: 404, title: 'There is no such screen, or you may not see it' },
  'admin.row-not-found': { status: 404, title: 'There is no such row, or it is not for you to see' },
  'admin.action-not-found': { status: 404, title: 'This screen has no such action' },
  'admin.field-not-found': { status: 404, title: 'This screen has no such field to look up' },
  'admin.entry-not-found': { status: 404, title: 'There is no such entry in the history' },
  'admin.job-not-found': { status: 404, title: 'There is no such job, or it is somebody else’s' },
  'admin.view-not-found': { status: 404, title: 'There is no such saved view of yours' },
  'admin.invalid': { status: 422, title: 'Some fields cannot be saved like this' },
  'admin.stale': { status: 409, title: 'Somebody else has changed this since you opened it' },
  'admin.in-use': { status: 409, title: 'Something else depends on this, so it stays' },
  'admin.not-restorable': { status: 409, title: 'This cannot be brought back from the history' },
  'admin.too-many': { status: 409, title: 'There are as many of these as there may be' },
  'schedule.not-found': { status: 404, title: 'There is no such schedule' },
  'schedule.invalid': { status: 422, title: 'This is not cron, or not a time zone of the IANA database' },
  'account.country-blocked': { status: 451, title: 'Red Tortoise is not offered in the country that you call from' },
  'account.sign-up-closed': { status: 403, title: 'New accounts are not taken at the moment' },
  'feature.off': { status: 403, title: 'This feature is not switched on for your organisation' },
  'schedule.too-often': { status: 422, title: 'There has to be a minute between two runs' },
  'schedule.name-taken': { status: 409, title: 'This task has a schedule of that name' },
  'schedule.declared': { status: 409, title: 'This schedule is declared in code, and would come back' },
  'schedule.running': { status: 409, title: 'A run of this schedule waits or is under way' },
  'schedule.run-waiting': { status: 409, title: 'A run of this task waits already' },
  'processor.not-found': { status: 404, title: 'No stream processor of this name has ever run' },
  'replay.under-way': { status: 409, title: 'This view is being rebuilt already' },
  'source.not-found': { status: 404, title: 'There is no such source' },
  'source.disabled': { status: 409, title: 'This source is switched off: nothing is read from it' },
  'source.running': { status: 409, title: 'A run of this source is under way, and would overwrite where to go on' },
  'source.no-address': { status: 409, title: 'This source is no web address: there is nobody to send a credential to' },
  'source.not-incremental': { status: 409, title: 'This source has no index of changes: it can only be read whole' },
  'source.moment-ahead': { status: 400, title: 'This moment has not come yet: nothing would be read until then' },
  'slow-query.not-found': { status: 404, title: 'This query is neither running nor among those that were kept' },
  'slow-query.not-explainable': { status: 409, title: 'The server cannot plan this query' },
  'dry-run.not-possible': { status: 404, title: 'This task has nothing that could be tried without a change' },
  'dry-run.under-way': { status: 409, title: 'A dry run of this pipeline is under way already' },
  'service.unavailable': { status: 503, title: 'A part that this needs is not answering; try again shortly' },
  'service.failed': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, ErrorEntry>;

const manifestErrors = Object.fromEntries(
  Object.entries(manifestErrorTexts).map(([code, title]) => [
    code,
    { status: code === 'manifest.too-big' ? 413 : 422, title },
  ]),
) as Record<ManifestErrorCode, ErrorEntry>;

export type ErrorCode = keyof typeof generalErrors | ManifestErrorCode;

/** Every coded error of the product. Each has a page of its own in docs/reference/errors. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorEntry>> = { ...generalErrors, ...manifestErrors };

export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(errorCodes);

/** An error as it goes over the wire: RFC 9457, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'The address of the page that explains this code' }),
    title: z.string(),
    status: z.number().int(),
    code: ErrorCode,
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: 'The id of the request, to be found in the logs' }),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    quota: Quota.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Thrown by verbs; each app turns it into what its callers understand. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
  }
  get status(): number {
    return errorCatalogue[this.code].status;
  }
  get title(): string {
    return errorCatalogue[this.code].title;
  }
}
