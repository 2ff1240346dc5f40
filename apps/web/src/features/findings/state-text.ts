import type { FindingHistoryEntry, FindingResolution, FindingState, VexJustification } from '@red-tortoise/contracts';
import type { Tone } from '../../shell/tag.js';

const states: Record<FindingState, { label: string; tone: Tone }> = {
  open: { label: 'open', tone: 'red' },
  fixed: { label: 'fixed', tone: 'green' },
  'not-affected': { label: 'not affected', tone: 'green' },
  'risk-accepted': { label: 'risk accepted', tone: 'amber' },
  'false-positive': { label: 'false positive', tone: 'grey' },
};
const justifications: Record<VexJustification, string> = {
  component_not_present: 'The component is not part of what ships',
  vulnerable_code_not_present: 'The vulnerable code is not in it',
  vulnerable_code_not_in_execute_path: 'The vulnerable code never runs',
  vulnerable_code_cannot_be_controlled_by_adversary: 'No attacker can reach the vulnerable code',
  inline_mitigations_already_exist: 'Mitigations are already in place',
};
const resolutions: Record<FindingResolution, string> = {
  'component-removed': 'the component is gone',
  'version-changed': 'another version is installed',
  'advisory-withdrawn': 'the advisory was withdrawn',
  'advisory-changed': 'the advisory no longer covers this version',
  merged: 'another finding stands for it now',
};
const openings: Record<string, { first: string; again: string }> = {
  import: { first: 'Found by an import', again: 'Open again: an import brought it back' },
  advisory: { first: 'Found when its advisory came in', again: 'Open again: an advisory covers this version again' },
  'acceptance-ended': { first: 'Open', again: 'Open again: the risk was accepted until now' },
  'triage-removed': { first: 'Open', again: 'Open again: the decision was taken back' },
};

export function stateLabel(state: FindingState): string {
  return states[state].label;
}

export function stateTone(state: FindingState): Tone {
  return states[state].tone;
}

export function justificationText(justification: VexJustification): string {
  return justifications[justification];
}

/** Why a finding is fixed: "another version is installed". */
export function resolutionText(resolution: FindingResolution): string {
  return resolutions[resolution];
}

/** What happened to a finding, as one line. A reason that is newer than the page stands for itself. */
export function historyText({ from, to, reason }: FindingHistoryEntry): string {
  if (reason === 'triage') return `Decided: ${stateLabel(to)}`;
  if (reason === 'vex') return `A VEX document says: ${stateLabel(to)}`;
  const opening = openings[reason];
  if (opening && to === 'open') return from === null ? opening.first : opening.again;
  const why = to === 'fixed' && reason in resolutions ? resolutionText(reason as FindingResolution) : reason;
  return `${stateLabel(to).replace(/^./, (letter) => letter.toUpperCase())}: ${why}`;
}
