export { contentOf } from './content-of.js';
export { describeEvent } from './events/describe-event.js';
export { packageNameOf } from './events/package-name-of.js';
export { syndicate } from './feed/syndicate.js';
export { mailOf } from './mail/mail-of.js';
export { type Markup, markup } from './markup/markup.js';
export type { Message, MessageAlert } from './message.js';
export { slackOf } from './slack/slack-of.js';
export { webhookOf } from './webhook/webhook-of.js';
