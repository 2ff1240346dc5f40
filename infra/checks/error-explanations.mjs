/**
 * What the catalogue of error codes does not say: what each error means for the one who meets it, and what to do.
 * Becomes docs/reference/errors/. A code without an explanation, or the other way round, fails `npm run check`.
 */
export const errorExplanations = {
  'request.invalid': {
    meaning: 'A parameter, a query value or the body does not have the shape that the endpoint declares.',
    remedy:
      "`issues` in the answer names each value that is wrong and why. The endpoint's shape is in /docs of the API.",
  },
  'request.cursor-invalid': {
    meaning: 'The cursor was changed on the way, belongs to another list, or comes from an older version.',
    remedy: 'Start from the first page again, without a cursor, and pass on `next` as it comes.',
  },
  'request.too-large': {
    meaning: 'The body has more bytes than the endpoint reads, before or after it is unpacked.',
    remedy: 'Send less. A manifest may have 32 MB; for a larger repository import its parts as projects of their own.',
  },
  'request.too-many': {
    meaning:
      'More requests came from this address or account than are let through in a minute, or more event streams are open.',
    remedy: 'Wait as long as the header `Retry-After` says, then try again. Close the streams that nobody follows.',
  },
  'request.not-found': {
    meaning: 'No endpoint has this method and path.',
    remedy: 'Compare both with /docs of the API. Paths start with `/v1/`.',
  },
  'account.sign-in-required': {
    meaning: 'There is no session, or it has ended.',
    remedy: 'Sign in under `/v1/auth/sign-in/email` and send the cookie that you get.',
  },
  'account.credentials-wrong': {
    meaning: 'No account has this e-mail address with this password. Which of the two is wrong is not told.',
    remedy: 'Check both; capital letters count in the password.',
  },
  'account.exists': {
    meaning: 'Somebody, perhaps you, has signed up with this e-mail address before.',
    remedy: 'Sign in with it, or sign up with another address.',
  },
  'account.email-invalid': {
    meaning: 'The text is not of the form name@domain.',
    remedy: 'Look for spaces and missing parts.',
  },
  'account.password-unfit': {
    meaning: 'The password is shorter or longer than accounts allow.',
    remedy: 'Choose one of 8 to 128 characters; a few words in a row are easy to remember and hard to guess.',
  },
  'account.origin-not-allowed': {
    meaning: 'A page of another origin sent this request.',
    remedy: 'Open the page under its own address. Who runs the installation says which in `WEB_URL` and `ADMIN_URL`.',
  },
  'token.invalid': {
    meaning: 'The request has an `Authorization: Bearer` header, and its token opens nothing (any more).',
    remedy: 'Make a new token under your name, API tokens, and put it where the old one was. Sessions need no header.',
  },
  'token.not-enough': {
    meaning: 'Tokens read, import and ask. Everything else, such as deciding about findings, is for people.',
    remedy: 'Do this in the web app, or with the cookie of a session.',
  },
  'token.not-found': {
    meaning: 'No token has this id, or somebody else made it and you do not own the organisation.',
    remedy: '`GET /v1/tokens` lists the tokens of your organisations.',
  },
  'staff.sign-in-required': {
    meaning: 'There is no staff session, or it has ended: after 12 hours, after an hour without use, or by hand.',
    remedy: 'Sign in to the admin. Accounts of customers do not open it.',
  },
  'staff.credentials-wrong': {
    meaning: 'No member of staff has this e-mail address with this password, or they are disabled. Which is not told.',
    remedy: 'Check both; capital letters count in the password.',
  },
  'staff.second-factor-required': {
    meaning: 'The password was right; the second factor was not given yet.',
    remedy: 'Give the code of your authenticator app, or enrol one. A recovery code does as well.',
  },
  'staff.code-wrong': {
    meaning: 'The code belongs to another moment or another device, or the recovery code is unknown or used.',
    remedy: 'Check the clock of the phone: it may be off by half a minute at most.',
  },
  'staff.code-used': {
    meaning: 'Each code counts once, so that nobody who saw it can use it again.',
    remedy: 'Wait for the next code, at most half a minute.',
  },
  'staff.not-enrolled': {
    meaning: 'There is no second factor to give a code for.',
    remedy: 'Begin the enrolment; it shows a secret for your authenticator app.',
  },
  'staff.not-allowed': {
    meaning: 'None of your groups has the permission that this needs.',
    remedy: 'Ask a superuser to add you to a group that has it.',
  },
  'staff.session-not-found': {
    meaning: 'No session of yours has this id; perhaps it has ended.',
    remedy: '`GET /admin/api/session/all` lists your sessions.',
  },
  'customer.not-found': {
    meaning: 'No organisation or person has this id; perhaps they were erased.',
    remedy: 'Look them up by name or e-mail address.',
  },
  'customer.request-open': {
    meaning: 'An export or an erasure of this customer is under way; the next one begins when it is over.',
    remedy: 'Follow it on the customer’s page.',
  },
  'customer.name-differs': {
    meaning: 'Whoever is erased has to be named in full: the organisation’s name, or the person’s e-mail address.',
    remedy: 'Type the name as the page shows it.',
  },
  'customer.only-owner': {
    meaning: 'Without this person an organisation with other members would have no owner.',
    remedy: 'Make another member an owner, or erase the organisation first.',
  },
  'customer.file-gone': {
    meaning: 'The file of an export is there from when the export is done until seven days later.',
    remedy: 'Ask for a new export.',
  },
  'support.no-such-person': {
    meaning: 'No customer has this id; perhaps the account was erased.',
    remedy: 'Look the person up by their e-mail address.',
  },
  'support.code-invalid': {
    meaning: 'A support address opens one session, within a minute of being made.',
    remedy: 'Make a new one in the admin.',
  },
  'support.read-only': {
    meaning: 'This session was opened by our support to see what the customer sees.',
    remedy: 'Sign out, and in with an account of your own, to change something.',
  },
  'project.not-found': {
    meaning: 'No project has this id, or it belongs to an organisation that you are not a member of.',
    remedy: 'List your projects (`GET /v1/projects`); ask a member of the organisation to add you.',
  },
  'import.not-found': {
    meaning: 'No import has this id, or it belongs to a project that you may not see.',
    remedy: 'List the imports of the project (`GET /v1/projects/:id/imports`).',
  },
  'import.empty': {
    meaning: 'The request had no body, or its form had no file.',
    remedy: 'Send the manifest as the body, or as one file of a multipart form.',
  },
  'import.failed': {
    meaning: 'The manifest was read, but what it says could not be stored, and several further attempts failed too.',
    remedy: "Import again. When that fails too, the orchestrator's log has the cause under the id of the import.",
  },
  'import.not-done': {
    meaning: 'One of the two imports waits, runs or failed, so its components are not all there.',
    remedy: 'Follow the import until it is done, or choose another one to compare with.',
  },
  'event.not-found': {
    meaning: 'No event has this id, or it is not in your feed: you neither use nor watch what it is about.',
    remedy: 'Read the feed (`GET /v1/feed`) and use the id of one of its events.',
  },
  'finding.not-found': {
    meaning: 'No finding has this id, or it belongs to a project that you may not see.',
    remedy: 'List the findings of the project (`GET /v1/projects/:id/findings`).',
  },
  'finding.fixed': {
    meaning: 'The component is gone, or no advisory affects it any more. What is fixed needs no decision.',
    remedy: 'Look at the finding again: its history says when and why it was fixed.',
  },
  'finding.until-invalid': {
    meaning: 'A risk is accepted for a time. The moment lies in the past, or more than five years ahead.',
    remedy: 'Choose a date within the next five years; you can accept the risk again then.',
  },
  'advisory.not-found': {
    meaning: 'No source of advisories has given us a record with this id or this other name.',
    remedy: 'Check the spelling. `GET /v1/sources` says which sources are loaded, and when.',
  },
  'organisation.not-found': {
    meaning: 'No organisation has this id, or you are not a member of it.',
    remedy: '`GET /v1/me` lists your organisations.',
  },
  'organisation.suspended': {
    meaning:
      'Whoever runs this installation has suspended the organisation; `detail` says why. Its members and API tokens may read everything and change nothing, and messages to it are held.',
    remedy:
      'An owner of the organisation settles it with whoever runs this installation. Then everything goes on as before.',
  },
  'quota.exceeded': {
    meaning:
      'The organisation has as much of this as its plan allows. `quota` in the answer says of what, how much is used, the limit, and when counting begins anew. What people own alone counts in their personal organisation.',
    remedy:
      'Remove what nobody needs, or wait where the count begins anew, and send the request again. For more, an owner asks whoever runs this installation for another plan.',
  },
  'policy.licence-unknown': {
    meaning: 'A policy compares with SPDX licence identifiers, and one that it names is none.',
    remedy: '`detail` names it. Choose an identifier from the list at spdx.org/licenses, such as `MIT`.',
  },
  'policy.owner-only': {
    meaning: 'Every member sees the policy, owners change it.',
    remedy: 'Ask an owner of the organisation.',
  },
  'vex.not-readable': {
    meaning: 'The document is not JSON, is larger than a VEX document may be, or lacks what its format demands.',
    remedy: '`detail` says what and where.',
  },
  'vex.format-unknown': {
    meaning: 'The document is JSON, but says neither `bomFormat: CycloneDX` nor an OpenVEX `@context`.',
    remedy: 'Export the statements as CycloneDX VEX or as OpenVEX.',
  },
  'export.nothing-yet': {
    meaning: 'An export describes what the project shows, and it shows nothing before its first import is done.',
    remedy: 'Import a lockfile, or wait until the import is done.',
  },
  'export.format-unknown': {
    meaning: 'The last part of the address is no format that we write.',
    remedy: 'Ask for `cyclonedx`, `spdx`, `sarif` or `csv`.',
  },
  'rule.not-found': {
    meaning: 'No alert rule of yours, or of an organisation that you belong to, has this id.',
    remedy: 'List the rules again; somebody may have removed it.',
  },
  'rule.invalid': {
    meaning: 'The rule names a project or a channel that its owner does not have, or gives an organisation an inbox.',
    remedy: 'The detail says which. Choose projects and channels of the same owner.',
  },
  'mute.not-found': {
    meaning: 'No mute of yours, or of an organisation that you belong to, has this id.',
    remedy: 'List the mutes again; it may have ended or been taken back.',
  },
  'mute.limit-reached': {
    meaning: 'A person or an organisation has at most 1,000 mutes.',
    remedy: 'Narrow the rule instead, or take back mutes that nobody needs.',
  },
  'alert.not-found': {
    meaning: 'Your inbox has no alert of this id.',
    remedy: 'Read the inbox again.',
  },
  'alert.owner-only': {
    meaning: 'Members see the rules, channels and mutes of an organisation; its owners change them.',
    remedy: 'Ask an owner of the organisation, or make a rule of your own.',
  },
  'alert.time-zone-unknown': {
    meaning: 'Digests and the noise budget need the name of a time zone as in the IANA database.',
    remedy: 'Send a name such as `Europe/Paris` or `UTC`.',
  },
  'channel.not-found': {
    meaning: 'No channel of yours, or of an organisation that you belong to, has this id.',
    remedy: 'List the channels again.',
  },
  'channel.address-refused': {
    meaning:
      'Webhooks go to the public internet only: not to private, local or reserved networks, and not with a user name in the URL.',
    remedy: 'Use a public address. Who runs the installation may allow networks of their own with OUTGOING_ALLOWED.',
  },
  'channel.without-secret': {
    meaning: 'Only webhooks (a signing secret) and feeds (their address) have a secret that can be renewed.',
    remedy: 'For another kind, remove the channel and add it anew.',
  },
  'channel.not-testable': {
    meaning:
      'The channel is paused, not confirmed or already confirmed, or it is a feed, which is fetched and not sent to.',
    remedy: 'Resume or confirm the channel first. To test a feed, open its address.',
  },
  'channel.token-invalid': {
    meaning: 'The link was changed, has expired, or its channel is gone.',
    remedy: 'Ask for a new confirmation, or manage the channel in the web app.',
  },
  'delivery.not-found': {
    meaning: 'No delivery of yours, or of an organisation that you belong to, has this id.',
    remedy: 'List the deliveries again; the log goes with its channel.',
  },
  'package.not-found': {
    meaning: 'No project has imported this package and nobody has watched it, so nothing is known about it.',
    remedy: 'Check the name. A package is known as soon as an import lists it.',
  },
  'package.purl-invalid': {
    meaning: 'The text is no package URL, or names a kind of package that is not supported.',
    remedy: 'Write it as in `pkg:npm/express` or `pkg:npm/%40scope/name`.',
  },
  'admin.screen-not-found': {
    meaning: 'No screen has this name, or you may not see what it shows.',
    remedy: '`GET /admin/api/site` lists the screens that you may see.',
  },
  'admin.row-not-found': {
    meaning: 'No row has this id, it was removed, or a rule keeps it from you.',
    remedy: 'Look into its history: `GET /admin/api/screens/:screen/rows/:id/history` also knows rows that are gone.',
  },
  'admin.action-not-found': {
    meaning: 'The screen declares no action of this name.',
    remedy: '`GET /admin/api/site` lists the actions of each screen.',
  },
  'admin.field-not-found': {
    meaning: 'Only relations and filters by relation are looked up, and this is neither.',
    remedy: 'Take a field whose `kind` is `relation`, from `GET /admin/api/site`.',
  },
  'admin.entry-not-found': {
    meaning: 'No entry has this id, or it speaks of a screen that you may not see.',
    remedy: '`GET /admin/api/history` lists the newest ones.',
  },
  'admin.job-not-found': {
    meaning: 'No job has this id, or somebody else asked for it; or it has no file: not yet, or no longer.',
    remedy: '`GET /admin/api/jobs` lists yours.',
  },
  'admin.view-not-found': {
    meaning: 'No saved view has this id, or it is of somebody else: only its maker removes a view.',
    remedy: '`GET /admin/api/screens/:screen/views` lists those that you may use.',
  },
  'admin.invalid': {
    meaning: 'A value is missing, is of the wrong kind, breaks a rule of its model, or exists already.',
    remedy: '`issues` names each field and says what is wrong with it.',
  },
  'admin.stale': {
    meaning: 'The row is not the version that your change was made from; nothing was saved.',
    remedy: '`conflict` has the row as it is now, and each field that differs. Merge, and save with the new version.',
  },
  'admin.in-use': {
    meaning: 'Other rows refer to this one, and the model does not let them lose it.',
    remedy: 'The preview of the removal lists what stands in the way. Remove or change that first.',
  },
  'admin.not-restorable': {
    meaning:
      'The screen does not allow it, the entry does not hold all that is needed (secrets are never recorded), the form does not change what was changed (an action did), or the row has changed since.',
    remedy:
      'Open the row, or make a new one, and enter the values that the entry shows; what an action did, another takes back.',
  },
  'admin.too-many': {
    meaning: 'A limit that keeps the admin quick was reached; `detail` names it.',
    remedy: 'Remove what is not needed any more.',
  },
  'schedule.not-found': {
    meaning: 'No schedule has this id, or no task this name.',
    remedy: 'Read the list of schedules anew.',
  },
  'schedule.invalid': {
    meaning: 'The pattern is not cron of five or six fields, or the time zone is unknown; `detail` says which.',
    remedy: 'Write minute, hour, day, month and weekday, such as `*/15 * * * *`, and a zone such as `Europe/Zurich`.',
  },
  'schedule.too-often': {
    meaning: 'The pattern names several seconds of a minute. Each run is a row of the history and a job.',
    remedy: 'Leave the field of seconds out, or name one second.',
  },
  'schedule.name-taken': {
    meaning: 'Schedules of one task are told apart by their names.',
    remedy: 'Choose another name, or change the schedule that has it.',
  },
  'schedule.declared': {
    meaning: 'Each task has one schedule that the orchestrator brings in when it is missing.',
    remedy: 'Pause it instead.',
  },
  'schedule.running': {
    meaning: 'The history of a schedule goes along with it, and a run that is not over writes into that.',
    remedy: 'Wait until the run is over, then remove the schedule.',
  },
  'schedule.run-waiting': {
    meaning: 'A run of the task was asked for, and one that has not begun is there already: it will do the same.',
    remedy: 'Wait for it; the history of the schedule shows it.',
  },
  'processor.not-found': {
    meaning: 'No process has said that it runs a stream processor of this name on these stores.',
    remedy: 'The page of streams lists those that have.',
  },
  'replay.under-way': {
    meaning: 'One replay of a view at a time: two would build the same collection.',
    remedy: 'Wait until the one that runs is done or has failed; the page of streams shows how far it is.',
  },
  'source.not-found': {
    meaning: 'No source of advisories has this name.',
    remedy: 'The page of pipelines lists those that there are.',
  },
  'source.disabled': {
    meaning: 'A run was asked for of a source that staff have switched off: it would do nothing.',
    remedy: 'Switch the source on under Advisory sources, and ask again.',
  },
  'source.running': {
    meaning: 'The run that is under way notes how far it is; set back now, that would be lost.',
    remedy: 'Wait until the run is over, then ask again.',
  },
  'source.no-address': {
    meaning:
      'A credential is sent to the host of the location. This one is a file, a folder or what is shipped with us.',
    remedy: 'Give the source an address with http or https first.',
  },
  'source.not-incremental': {
    meaning: 'A moment to go on from needs an index of what changed when, and the source names none.',
    remedy: 'Read it whole, or give the source an index location and a record location.',
  },
  'source.moment-ahead': {
    meaning: 'A source that is read from a moment on reads nothing that changed before it. This one is in the future.',
    remedy: 'Look at the year, and name a moment that is over.',
  },
  'slow-query.not-found': {
    meaning: 'What was slow is kept for a day at the most, and makes room for what was slow later.',
    remedy: 'Look at the status again: if it is still slow, it is there.',
  },
  'slow-query.not-explainable': {
    meaning:
      'Its text was cut off, it speaks of what is gone, or it is of a kind that has no plan: a write of MongoDB, a command.',
    remedy: 'Look for the same condition in a query that reads, or ask the server itself.',
  },
  'dry-run.not-possible': {
    meaning: 'Only pipelines that bring data in can say what they would change, and there is none of this name.',
    remedy: 'Choose one of the pipelines that are listed.',
  },
  'dry-run.under-way': {
    meaning: 'A dry run reads as much as a real one, so that a pipeline has one at a time.',
    remedy: 'Wait for its result, which everybody who may see operations can read.',
  },
  'service.unavailable': {
    meaning: 'A store that this request needs does not answer.',
    remedy: 'Try again shortly. `/health/ready` names the part that is down.',
  },
  'service.failed': {
    meaning: 'A fault of ours. It was logged under the id in `instance`.',
    remedy: 'Try again; when it stays, report it with that id.',
  },
  'manifest.empty': {
    meaning: 'The file has no bytes, or nothing but white space.',
    remedy: 'Check that the right file was chosen and that it was written to its end.',
  },
  'manifest.too-big': {
    meaning: 'The file has more than 32 MB (2^25 bytes), or grows beyond that when unpacked.',
    remedy: 'Import the parts of a large repository as projects of their own.',
  },
  'manifest.too-deep': {
    meaning: 'Objects or lists lie in each other deeper than any tool writes them.',
    remedy: 'Write the file anew with your package manager or SBOM tool.',
  },
  'manifest.too-many-components': {
    meaning: 'The file lists more components than one import may have.',
    remedy: 'Import the parts of a large repository as projects of their own.',
  },
  'manifest.too-many-aliases': {
    meaning: 'YAML aliases make a small file stand for a huge one; such files are made to exhaust memory.',
    remedy: 'Write the lockfile anew with your package manager. None of them uses aliases in this number.',
  },
  'account.country-blocked': {
    meaning: 'We do not take accounts from the country that your request seems to come from. `detail` says why.',
    remedy: 'Where a VPN or proxy makes you appear elsewhere, try without it; if it is a mistake, write to support.',
  },
  'account.sign-up-closed': {
    meaning: 'Nobody can make a new account now. Accounts that are there work as ever.',
    remedy: 'Try again later, or ask whoever runs this installation.',
  },
  'feature.off': {
    meaning: '`detail` names a feature that not every organisation has, or that is switched off for a while.',
    remedy: 'What was made with it stays. Ask support to switch it on for your organisation.',
  },
  'manifest.not-text': {
    meaning: 'The bytes are no text: perhaps an archive, a picture or another encoding.',
    remedy: 'Send the lockfile itself, in UTF-8 or UTF-16; gzip is fine, other archives are not.',
  },
  'manifest.not-readable': {
    meaning:
      'The text ends too early or breaks the syntax of JSON, YAML, XML or the format itself. `detail` says where.',
    remedy: 'Look for conflict markers of a merge, or write the file anew with your package manager.',
  },
  'manifest.bad-archive': {
    meaning: 'The file starts like gzip, but cannot be unpacked to its end.',
    remedy: 'Pack it again, or send it as it is.',
  },
  'manifest.format-unknown': {
    meaning: 'Neither the content nor the name is that of a lockfile or SBOM that Red Tortoise reads.',
    remedy:
      'Send package-lock.json, npm-shrinkwrap.json, yarn.lock, pnpm-lock.yaml, package.json, CycloneDX (JSON or XML) or SPDX JSON.',
  },
  'manifest.version-not-supported': {
    meaning: 'The file has a version of its format that is older or newer than those that are read.',
    remedy: 'Update the tool that wrote it, or let it write a version that is supported; `detail` names both.',
  },
  'manifest.invalid': {
    meaning: 'The syntax is right, but something that the format demands is missing or of the wrong kind.',
    remedy: '`detail` says what and where. Write the file anew with your package manager.',
  },
};
