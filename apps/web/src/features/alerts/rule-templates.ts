import type { Channel, RuleDraft } from '@red-tortoise/contracts';
import { emptyDraft, everyType } from './rule-draft.js';

export interface RuleTemplate {
  key: string;
  title: string;
  about: string;
  change: (draft: RuleDraft) => Pick<RuleDraft, 'name' | 'conditions'> & Partial<RuleDraft>;
}

/** Rules that many want, to begin with. */
export const ruleTemplates: readonly RuleTemplate[] = [
  {
    key: 'security',
    title: 'Security',
    about: 'Critical and high findings, and fixes for them',
    change: ({ conditions }) => ({
      name: 'Security',
      conditions: { ...conditions, types: ['finding.opened', 'advisory.fix-available'], minimumSeverity: 'high' },
    }),
  },
  {
    key: 'trust',
    title: 'Trust',
    about: 'New publishers and maintainers, install scripts, lost provenance',
    change: ({ conditions }) => ({
      name: 'Trust',
      conditions: {
        ...conditions,
        types: [
          'package.publisher-changed',
          'package.maintainers-changed',
          'package.install-script-added',
          'package.provenance-lost',
        ],
        productionOnly: true,
      },
    }),
  },
  {
    key: 'licences',
    title: 'Licences',
    about: 'Changes of licence in what production needs',
    change: ({ conditions }) => ({
      name: 'Licences',
      conditions: { ...conditions, types: ['package.licence-changed'], productionOnly: true },
    }),
  },
  {
    key: 'majors',
    title: 'Majors',
    about: 'Major releases and deprecations of direct dependencies',
    change: ({ conditions }) => ({
      name: 'Majors',
      conditions: {
        ...conditions,
        types: ['package.released', 'package.deprecated'],
        levels: ['major'],
        directOnly: true,
      },
    }),
  },
  {
    key: 'weekly',
    title: 'Everything, weekly',
    about: 'One quiet digest a week with all that happened',
    change: ({ conditions }) => ({
      name: 'Everything, weekly',
      conditions: { ...conditions, types: [...everyType] },
      inbox: false,
    }),
  },
];

/** A draft by a template; one that is only for a digest takes the first channel that sends. */
export function draftByTemplate(
  { key, change }: RuleTemplate,
  organisationId: string | null,
  channels: readonly Channel[],
): RuleDraft {
  const draft = emptyDraft(organisationId);
  const made = { ...draft, ...change(draft) };
  const channel = channels.find(({ kind, state }) => kind !== 'feed' && state === 'active');
  if (key !== 'weekly' || !channel) return made;
  return { ...made, channels: [{ channelId: channel.id, when: 'weekly' }] };
}
