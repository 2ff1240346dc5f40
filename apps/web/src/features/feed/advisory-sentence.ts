import { type Event, type SeverityLevel, severityLevels } from '@red-tortoise/contracts';
import { advisoryName } from './advisory-name.js';
import { listOf, type Sentence, type SentencePart, sentence } from './sentence.js';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
type AdvisoryEvent = EventOf<'advisory.published' | 'advisory.fix-available' | 'advisory.withdrawn'>;
type FindingEvent = EventOf<'finding.opened' | 'finding.resolved'>;

const version = (text: string) => ({ kind: 'version', text }) as const;

/** What was said of a package: `subject` is its name. */
export function advisorySentence(event: AdvisoryEvent, subject: SentencePart): Sentence {
  const said = sentence`${advisoryPart(event.data)} ${severityPart(event.data)}`;
  switch (event.type) {
    case 'advisory.published':
      return sentence`${said} published for ${subject}${fixedText(event.data)}`;
    case 'advisory.fix-available':
      return sentence`${said} in ${subject} is fixed in ${listOf(event.data.fixedIn, 'version')}`;
    case 'advisory.withdrawn':
      return sentence`${said} for ${subject} was withdrawn`;
  }
}

/** What an advisory says differently now, each change as a sentence. */
export function advisoryChangedSentence({ data }: EventOf<'advisory.changed'>, subject: SentencePart): Sentence {
  const name = advisoryPart(data);
  return data.changes.flatMap(({ what, from, to }, index): Sentence => {
    const pause = index === 0 ? '' : '. ';
    const [before, after] = [version(from || 'none'), version(to || 'none')];
    switch (what) {
      case 'severity':
        return sentence`${pause}Severity of ${name} in ${subject} ${directionOf(from, to)} from ${before} to ${after}`;
      case 'ranges':
        return sentence`${pause}Versions of ${subject} that ${name} affects changed from ${before} to ${after}`;
      case 'reinstated':
        return sentence`${pause}${name} for ${subject} is no longer withdrawn`;
      default:
        return sentence`${pause}${name} for ${subject} changed`;
    }
  });
}

/** What began or ceased to affect a project: `subject` is the package's name. */
export function findingSentence(event: FindingEvent, subject: SentencePart): Sentence {
  const { data } = event;
  const finding = { kind: 'finding', text: advisoryName(data.names), id: data.findingId } as const;
  const said = sentence`${finding} ${severityPart(data)}`;
  const where = sentence`${subject} ${version(data.version)}`;
  if (event.type === 'finding.resolved') return resolvedSentence(event, said, subject);
  switch (event.data.cause) {
    case 'acceptance-ended':
      return sentence`${said} in ${where} is open again: the time for which its risk was accepted is over`;
    case 'triage-removed':
      return sentence`${said} in ${where} is open again: the decision about it was taken back`;
    default:
      return sentence`${said} now affects ${where}`;
  }
}

function resolvedSentence({ data }: EventOf<'finding.resolved'>, said: Sentence, subject: SentencePart): Sentence {
  const where = sentence`${subject} ${version(data.version)}`;
  switch (data.resolution) {
    case 'component-removed':
      return sentence`${said} resolved: ${where} is gone`;
    case 'version-changed':
      return sentence`${said} resolved: ${subject} moved on from ${version(data.version)}`;
    case 'advisory-withdrawn':
      return sentence`${said} resolved: it was withdrawn, so ${where} is fine`;
    case 'advisory-changed':
      return sentence`${said} resolved: as we know now, it does not affect ${where}`;
    case 'merged':
      return sentence`${said} in ${where} is another name of a finding that is already listed`;
    default:
      return sentence`${said} in ${where} resolved`;
  }
}

function advisoryPart({ advisoryId, names }: { advisoryId: string; names: readonly string[] }): SentencePart {
  return { kind: 'advisory', text: advisoryName(names), id: advisoryId };
}

function severityPart({ severity, malicious }: { severity: SeverityLevel; malicious: boolean }): SentencePart {
  return { kind: 'severity', text: malicious ? 'malicious' : severity };
}

/** No version of an attack is the fixed one, so nothing is said of fixes there. */
function fixedText({ fixedIn, malicious }: EventOf<'advisory.published'>['data']): Sentence | string {
  if (fixedIn.length > 0) return sentence`, fixed in ${listOf(fixedIn, 'version')}`;
  return malicious ? '' : ', with no fix yet';
}

/** The texts begin with the level: "high", "high (7.5)". */
function directionOf(from: string, to: string): string {
  const rank = (text: string) => severityLevels.indexOf(/^[a-z]+/.exec(text)?.[0] as SeverityLevel);
  const [before, after] = [rank(from), rank(to)];
  if (before < 0 || after < 0 || before === after) return 'changed';
  return after > before ? 'raised' : 'lowered';
}
