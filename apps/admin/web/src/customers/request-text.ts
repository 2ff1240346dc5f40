import type { CustomerProof, CustomerRequest } from '@red-tortoise/contracts';

export const isOpen = ({ state }: Pick<CustomerRequest, 'state'>) => state === 'queued' || state === 'running';

/** "42 rows in 7 data sets were removed", or what it does now. */
export function requestText({ kind, state, step, proof }: Pick<CustomerRequest, 'kind' | 'state' | 'step' | 'proof'>) {
  const sets = Object.values(proof).filter(({ done }) => done > 0);
  const rows = sets.reduce((sum, { done }) => sum + done, 0);
  const what = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} in ${sets.length} data sets`;
  if (state === 'queued') return 'Waits for its turn';
  if (state === 'running') return step === null ? 'Begins' : `Works on ${wordsOf(step)}; ${what} so far`;
  return kind === 'export' ? `${what} were written` : `${what} were removed`;
}

export interface ProofLine {
  name: string;
  found: number;
  done: number;
  left: number;
  kept: string | null;
}

/** Of every data set in which there was something, by name. */
export function proofLines(proof: CustomerProof): ProofLine[] {
  return Object.entries(proof)
    .filter(([, { found, left }]) => found > 0 || left > 0)
    .map(([name, line]) => ({ name: wordsOf(name), ...line }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const wordsOf = (name: string) => name.replaceAll('-', ' ');
