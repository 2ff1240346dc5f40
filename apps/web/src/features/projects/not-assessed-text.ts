interface Explanation {
  label: string;
  /** Why nothing can be said, for somebody who has never thought about it. */
  text: string;
}

const explanations: Record<string, Explanation> = {
  workspace: { label: 'Workspace', text: 'A package of this very project. No registry knows it.' },
  file: { label: 'Local file', text: 'It comes from a folder or file beside the project, not from a registry.' },
  git: {
    label: 'Git',
    text: 'It is taken from a Git repository. A registry package of that name may be something else.',
  },
  tarball: { label: 'Tarball', text: 'It is downloaded from an address of its own, so no registry can speak for it.' },
  link: { label: 'Link', text: 'It points to a folder on disk.' },
  patched: {
    label: 'Patched',
    text: 'The project changes it after download; what the registry says may not hold for it.',
  },
  'private-registry': {
    label: 'Private registry',
    text: 'It comes from a registry other than the public one. A public package of that name may be something else.',
  },
  'unknown-source': {
    label: 'Unknown source',
    text: 'The file does not say where it comes from, so no registry can speak for it.',
  },
  'range-only': {
    label: 'Range only',
    text: 'The file names a range, not a version. Import a lockfile to see what is really installed.',
  },
  unparseable: { label: 'Unreadable version', text: 'Its version is none that can be compared with others.' },
  'no-purl': { label: 'No identity', text: 'The SBOM does not say which package it is: the entry has no purl.' },
  'unsupported-ecosystem': {
    label: 'Other ecosystem',
    text: 'It belongs to an ecosystem that Red Tortoise does not follow yet.',
  },
};

/** Why a component is listed as not assessed, in plain words. A reason that is newer than the page stands for itself. */
export function explainNotAssessed(reason: string): Explanation {
  return explanations[reason] ?? { label: reason, text: 'It could not be matched with a package of a registry.' };
}
