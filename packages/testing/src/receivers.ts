export { type MailReceiver, startMailReceiver } from './receivers/start-mail-receiver.js';
export {
  type ReceivedRequest,
  startWebhookReceiver,
  type WebhookReceiver,
} from './receivers/start-webhook-receiver.js';
