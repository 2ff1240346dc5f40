import { type AlertDocument, AlertModel, EventModel } from '@red-tortoise/documents';

/** An alert in a person's inbox, of a release of a package that they watch, as the rules leave it. */
export async function storeAlert(owner: string, change: Partial<AlertDocument> = {}): Promise<AlertDocument> {
  const { packagePurl = 'pkg:npm/left-pad', at = new Date() } = change;
  const event = change.notice || change.eventId ? null : await storeRelease(packagePurl as string, at);
  const alert: AlertDocument = {
    _id: newId(),
    owner,
    ownerKind: 'person',
    eventId: event,
    notice: null,
    type: 'package.released',
    packagePurl,
    severity: null,
    malicious: false,
    ruleIds: [],
    projectIds: [],
    watched: true,
    at,
    inbox: true,
    state: 'unread',
    snoozedUntil: null,
    heldBack: false,
    channelIds: [],
    ...change,
  };
  await AlertModel.create(alert);
  return alert;
}

async function storeRelease(purl: string, at: Date): Promise<string> {
  const { _id } = await EventModel.create({
    _id: newId(),
    type: 'package.released',
    subject: purl,
    key: purl,
    occurredAt: at,
    observedAt: at,
    schemaVersion: 1,
    historical: false,
    data: { version: '1.1.0', previousVersion: '1.0.0', level: 'minor', publisher: null },
    published: true,
  });
  return _id;
}

const newId = () => crypto.randomUUID().replaceAll('-', '');
