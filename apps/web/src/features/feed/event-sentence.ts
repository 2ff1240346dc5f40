import type { Event } from '@red-tortoise/contracts';
import { advisoryChangedSentence, advisorySentence, findingSentence } from './advisory-sentence.js';
import { listOf, type Sentence, type SentencePart, sentence } from './sentence.js';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

const part = (kind: SentencePart['kind']) => (text: string) => ({ kind, text }) as SentencePart;
const version = part('version');
const person = part('person');
const licence = part('licence');
const code = part('code');
const quote = part('quote');

/** What happened, as one sentence. `name` is the package's or, for an import, the project's. */
export function eventSentence(event: Event, name: string): Sentence {
  const subject = { kind: event.type === 'project.imported' ? 'project' : 'package', text: name } as const;
  switch (event.type) {
    case 'package.released':
      return releasedSentence(event, subject);
    case 'package.deprecated':
      return sentence`${subject} ${version(event.data.version)} deprecated: ${quote(event.data.message)}`;
    case 'package.licence-changed': {
      const { from, to, version: changedIn } = event.data;
      return sentence`Licence of ${subject} changed from ${licenceOr(from)} to ${licenceOr(to)} in ${version(changedIn)}`;
    }
    case 'package.publisher-changed':
      return publisherSentence(event, subject);
    case 'package.maintainers-changed':
      return maintainersSentence(event, subject);
    case 'package.install-script-added':
      return installScriptSentence(event, subject);
    case 'package.provenance-lost': {
      const { version: without, previousVersion } = event.data;
      return sentence`${subject} ${version(without)} came without provenance, which ${version(previousVersion)} still had`;
    }
    case 'package.unpublished':
      return event.data.version === null
        ? sentence`${subject} was removed from the registry, with all its versions`
        : sentence`${subject} ${version(event.data.version)} was unpublished`;
    case 'project.imported':
      return importedSentence(event, subject);
    case 'advisory.changed':
      return advisoryChangedSentence(event, subject);
    case 'advisory.published':
    case 'advisory.fix-available':
    case 'advisory.withdrawn':
      return advisorySentence(event, subject);
    case 'finding.opened':
    case 'finding.resolved':
      return findingSentence(event, subject);
    default:
      return sentence`Something happened to ${subject} that this page is too old to describe`;
  }
}

function releasedSentence({ data }: EventOf<'package.released'>, subject: SentencePart): Sentence {
  const size = data.level ?? (data.previousVersion === null ? 'first version' : null);
  const by = data.publisher === null ? '' : sentence`by ${person(data.publisher)}`;
  const comma = size && data.publisher !== null ? ', ' : '';
  const dash = size || data.publisher !== null ? ' — ' : '';
  return sentence`${subject} ${version(data.version)} released${dash}${size ?? ''}${comma}${by}`;
}

function publisherSentence({ data }: EventOf<'package.publisher-changed'>, subject: SentencePart): Sentence {
  const who = sentence`${subject} ${version(data.version)} was published by ${person(data.to)}`;
  return data.firstTime
    ? sentence`${who} for the first time, after ${person(data.from)}`
    : sentence`${who}, the one before by ${person(data.from)}`;
}

function maintainersSentence({ data }: EventOf<'package.maintainers-changed'>, subject: SentencePart): Sentence {
  const { added, removed } = data;
  const came = sentence`${listOf(added, 'person')} joined the maintainers of ${subject}`;
  if (removed.length === 0) return came;
  const left = listOf(removed, 'person');
  return added.length > 0 ? sentence`${came}; ${left} left` : sentence`${left} left the maintainers of ${subject}`;
}

function installScriptSentence({ data }: EventOf<'package.install-script-added'>, subject: SentencePart): Sentence {
  const noun = data.scripts.length === 1 ? 'a new install script' : `${data.scripts.length} new install scripts`;
  const scripts = data.scripts.flatMap(({ hook, command }, index): Sentence => {
    return sentence`${index === 0 ? ': ' : ', '}${hook} ${code(command)}`;
  });
  return sentence`${subject} ${version(data.version)} runs ${noun}${scripts}`;
}

function importedSentence({ data }: EventOf<'project.imported'>, subject: SentencePart): Sentence {
  const { components, findingsOpened = 0, findingsResolved = 0, previousImportId, importId } = data;
  const facts = [
    counted(components, 'component'),
    changesOf(data),
    findingsOpened > 0 ? `${counted(findingsOpened, 'finding')} opened` : '',
    // "2 findings opened, 1 resolved": the noun stands once.
    findingsResolved > 0
      ? `${findingsOpened > 0 ? findingsResolved.toLocaleString('en') : counted(findingsResolved, 'finding')} resolved`
      : '',
  ].filter(Boolean);
  const more = previousImportId
    ? sentence` — ${{ kind: 'import', text: 'see what changed', id: importId } as const}`
    : sentence``;
  return sentence`${subject} was imported: ${facts.join(', ')}${more}`;
}

/** "+3 −1 packages"; empty when neither. */
function changesOf({ packagesAdded, packagesRemoved }: EventOf<'project.imported'>['data']): string {
  const changes = [
    packagesAdded > 0 ? `+${packagesAdded.toLocaleString('en')}` : '',
    packagesRemoved > 0 ? `−${packagesRemoved.toLocaleString('en')}` : '',
  ].filter(Boolean);
  if (changes.length === 0) return '';
  return `${changes.join(' ')} ${packagesAdded + packagesRemoved === 1 ? 'package' : 'packages'}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}

function licenceOr(name: string | null): SentencePart {
  return name === null ? { kind: 'words', text: 'no licence' } : licence(name);
}
