import type { Policy, PolicyEffect, PolicyRuleName } from '@red-tortoise/contracts';

interface RuleText {
  title: string;
  /** What the rule looks at, and why somebody would want it. */
  about: string;
  /** What breaks it, after "A project fails when": the rule in force. */
  when: (policy: Policy) => string;
  /** What holds where it is not broken. */
  kept: string;
  effect: (policy: Policy) => PolicyEffect;
}

/** Every rule of a policy in words. */
export const ruleTexts: Readonly<Record<PolicyRuleName, RuleText>> = {
  malicious: {
    title: 'Malicious packages',
    about: 'Packages that are themselves an attack: they steal secrets or run somebody else’s code.',
    when: () => 'a package in it is known to be an attack',
    kept: 'No package is known to be an attack',
    effect: ({ malicious }) => malicious.effect,
  },
  severity: {
    title: 'Known vulnerabilities',
    about: 'Open findings from a severity upwards. Findings that somebody decided about do not count.',
    when: ({ severity: { atLeast, onlyFixable } }) =>
      `it has an open finding of severity ${atLeast}${atLeast === 'critical' ? '' : ' or worse'}${
        onlyFixable ? ' that a proven upgrade removes' : ''
      }`,
    kept: 'No open finding is that severe',
    effect: ({ severity }) => severity.effect,
  },
  'licence-denied': {
    title: 'Denied licences',
    about: 'Licences that nothing may need. “MIT OR GPL-3.0-only” is fine with GPL denied: MIT may be chosen.',
    when: ({ deniedLicences: { licences } }) => `a package can only be used under ${listText(licences)}`,
    kept: 'No package needs a denied licence',
    effect: ({ deniedLicences }) => deniedLicences.effect,
  },
  'licence-not-allowed': {
    title: 'Allowed licences',
    about: 'The only licences that packages may be used under. Everything else breaks the rule.',
    when: ({ allowedLicences: { licences } }) =>
      licences.length === 0
        ? 'it has any package at all, since no licence is allowed yet'
        : `a package cannot be used under ${listText(licences)} alone`,
    kept: 'Every package can be used under the allowed licences',
    effect: ({ allowedLicences }) => allowedLicences.effect,
  },
  'licence-unknown': {
    title: 'Unknown licences',
    about: 'Packages that name no licence, or one that nobody can tell.',
    when: () => 'nobody can tell the licence of a package',
    kept: 'The licence of every package is known',
    effect: ({ unknownLicence }) => unknownLicence.effect,
  },
  deprecated: {
    title: 'Deprecated versions',
    about: 'Versions that their maintainers tell people not to use any more.',
    when: () => 'an installed version is deprecated',
    kept: 'No installed version is deprecated',
    effect: ({ deprecated }) => deprecated.effect,
  },
  cooldown: {
    title: 'Cooldown',
    about: 'Versions that are very new. Most attacks through hijacked packages are found within days.',
    when: ({ cooldown: { days } }) =>
      `an installed version was published less than ${days} ${days === 1 ? 'day' : 'days'} ago`,
    kept: 'No installed version is that new',
    effect: ({ cooldown }) => cooldown.effect,
  },
  'install-script': {
    title: 'Install scripts',
    about: 'Packages that run code of their own on your machines as soon as they are installed.',
    when: ({ installScripts: { except } }) =>
      except.length > 0
        ? `a package runs code when it is installed, and is not one of ${except.length} exceptions`
        : 'a package runs code when it is installed',
    kept: 'No package runs code when it is installed, but those that may',
    effect: ({ installScripts }) => installScripts.effect,
  },
};

/** The rules in the order in which pages show them. */
export const ruleOrder = Object.keys(ruleTexts) as PolicyRuleName[];

/** What a rule does as it is set, in one sentence. */
export function ruleSentence(rule: PolicyRuleName, policy: Policy): string {
  const { effect, when } = ruleTexts[rule];
  if (effect(policy) === 'off') return 'Off: nobody is told.';
  return `A project ${effect(policy) === 'fail' ? 'fails' : 'gets a warning'} when ${when(policy)}.`;
}

/** "MIT, ISC or 0BSD"; the first few of a long list. */
function listText(names: readonly string[]): string {
  if (names.length === 0) return 'a licence that you have yet to choose';
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} or one of ${names.length - 3} more`;
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
