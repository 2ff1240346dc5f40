import type { StatusBreach, StatusReport } from '@red-tortoise/contracts';
import { errorShareOf } from './recent-requests.js';

/** In seconds. */
const longestLag = 60;
/** A processor says how far it is every few seconds; one that is silent for so long, in seconds, does not work. */
const longestSilence = 90;
const fullestDisk = 0.9;
const fullestMemory = 0.95;
/** Of the requests of five minutes, where there are enough of them to speak of a share. */
const mostFailures = 0.05;
const fewestRequests = 20;

/** The rules of the status page: what is not all right, in words for whoever has to do something about it. */
export function findBreaches(report: Omit<StatusReport, 'breaches'>): StatusBreach[] {
  const ofParts = [
    ofUnread,
    ofFlow,
    ofHeldUp,
    ofLogLosses,
    ofDeadLetters,
    ofTasks,
    ofErrors,
    ofSettings,
    ofDisk,
    ofMemory,
  ];
  return [...ofStores(report), ...ofParts.flatMap((find) => find(report))];
}

type Known = Omit<StatusReport, 'breaches'>;

function ofStores({ stores }: Known): StatusBreach[] {
  return stores
    .filter(({ up }) => !up)
    .map(({ name, reason }) => ({
      rule: `store-down ${name}`,
      text: `${titles[name] ?? name} does not answer: ${reason ?? 'no reason given'}.`,
    }));
}

const titles: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mongodb: 'MongoDB',
  redis: 'Redis',
  rabbitmq: 'RabbitMQ',
};

/** With all stores there, a part that cannot be read is news of its own; else it follows from the store. */
function ofUnread({ stores, flow, heldUp, logLosses, queues, tasks, deadLetters, host }: Known): StatusBreach[] {
  if (stores.some(({ up }) => !up)) return [];
  const parts = {
    events: flow,
    messages: heldUp,
    'event log': logLosses,
    queues,
    tasks,
    'dead letters': deadLetters,
    machine: host,
  };
  return Object.entries(parts)
    .filter(([, part]) => part === null)
    .map(([part]) => ({ rule: `unread ${part}`, text: `Nobody knows how this part is: ${part}. It cannot be read.` }));
}

function ofFlow({ flow, at }: Known): StatusBreach[] {
  if (flow === null) return [];
  const silence = (since: string) => (Date.parse(at) - Date.parse(since)) / 1_000;
  const late = [
    { rule: 'outbox-behind', lag: flow.outbox, text: 'Stored events wait to be published' },
    { rule: 'deliveries-behind', lag: flow.deliveries.lag, text: 'Messages wait to be delivered' },
    ...flow.processors.map(({ name, lag }) => ({
      rule: `processor-behind ${name}`,
      lag,
      text: `The processor ${name} is behind`,
    })),
  ].filter(({ lag }) => lag > longestLag);
  const silent = flow.processors.filter((processor) => silence(processor.at) > longestSilence);
  return [
    ...late.map(({ rule, text, lag }) => ({ rule, text: `${text}: the oldest for ${spanOf(lag)}.` })),
    ...silent.map(({ name, at: since }) => ({
      rule: `processor-silent ${name}`,
      text: `The processor ${name} has said nothing for ${spanOf(silence(since))}: it does not run.`,
    })),
  ];
}

/** Who would have to be told is whoever runs the mail server: nothing is wrong with the channels. */
function ofHeldUp({ heldUp, at }: Known): StatusBreach[] {
  if (!heldUp?.since) return [];
  const waited = spanOf((Date.parse(at) - Date.parse(heldUp.since)) / 1_000);
  const text = `Messages cannot be handed over, by our own fault (${heldUp.messages}, the oldest from ${waited} ago): see their attempts, and whether the mail server answers.`;
  return [{ rule: 'deliveries-held-up', text }];
}

/** Mended by now; but somebody should ask why it happened, and look after what else the broker had. */
function ofLogLosses({ logLosses }: Known): StatusBreach[] {
  return (logLosses ?? []).map(({ processor, at, mended, publishedAgain }) => {
    const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
    const again = `${publishedAgain} that nobody had read are published once more`;
    if (processor === null) {
      const why = 'RabbitMQ has lost its disk, and with it its dead letters, or somebody deleted the streams';
      return {
        rule: 'log-begun-anew',
        text: `The event log was begun anew at ${when}: ${why}. Of its events ${again}.`,
      };
    }
    const text = `The log had lost events before the processor ${processor} read them (${when}): ${mended} were read in the store of events instead, ${again}.`;
    return { rule: `log-lost ${processor}`, text };
  });
}

function ofDeadLetters({ deadLetters }: Known): StatusBreach[] {
  if (!deadLetters) return [];
  const messages = deadLetters === 1 ? 'One message waits' : `${deadLetters} messages wait`;
  return [{ rule: 'dead-letters', text: `${messages} among the dead letters: no attempt could process them.` }];
}

function ofTasks({ tasks }: Known): StatusBreach[] {
  return (tasks ?? [])
    .filter(({ state }) => state === 'stalled')
    .map(({ task, source, failure, lastSuccessAt }) => ({
      rule: `${source ? 'source-stale' : 'task-stalled'} ${task}`,
      text: `The ${source ? 'source' : 'task'} ${task} ${
        failure === null ? 'is overdue: nobody runs it' : `fails: ${failure.slice(0, 300)}`
      } (${lastSuccessAt === null ? 'it never succeeded' : `last success ${lastSuccessAt.slice(0, 16).replace('T', ' ')} UTC`}).`,
    }));
}

function ofDisk({ host }: Known): StatusBreach[] {
  const share = host ? host.diskUsed / host.diskTotal : 0;
  if (share <= fullestDisk) return [];
  return [{ rule: 'disk-full', text: `The disk is ${Math.floor(share * 100)} % full.` }];
}

function ofMemory({ host }: Known): StatusBreach[] {
  const share = host ? host.memoryUsed / host.memoryTotal : 0;
  if (share <= fullestMemory) return [];
  return [{ rule: 'memory-full', text: `The memory of the machine is ${Math.floor(share * 100)} % full.` }];
}

function ofErrors({ apps }: Known): StatusBreach[] {
  return apps.flatMap(({ name, recent }) => {
    const share = errorShareOf(recent);
    if (share === null || share <= mostFailures || (recent?.requests ?? 0) < fewestRequests) return [];
    const said = `${Math.round(share * 100)} % of the requests to ${name} failed in the last five minutes`;
    return [
      { rule: `errors ${name}`, text: `${said}: ${recent?.failures} of ${recent?.requests} were answered with 5xx.` },
    ];
  });
}

/** Once for each setting, however many processes it concerns. */
function ofSettings({ apps }: Known): StatusBreach[] {
  const names = [...new Set(apps.flatMap(({ unfitSettings }) => unfitSettings ?? []))].sort();
  return names.map((setting) => {
    const concerned = apps.filter(({ unfitSettings }) => unfitSettings?.includes(setting)).map(({ name }) => name);
    const text = `The value of the setting ${setting} does not fit: the usual one counts in ${concerned.join(', ')}.`;
    return { rule: `setting-unfit ${setting}`, text };
  });
}

/** Seconds as people say them. */
function spanOf(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} seconds`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3_600)} hours`;
}
