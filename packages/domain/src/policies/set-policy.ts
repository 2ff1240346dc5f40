import { CodedError, type Policy } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import { readListedLicence } from '../licences/licence-list.js';
import { enqueueJudgements } from './enqueue-judgements.js';

/**
 * Gives an organisation a policy, with licences as SPDX writes them, and has its projects judged again. Throws
 * `policy.licence-unknown`.
 */
export async function setPolicy(
  context: DomainContext,
  { organisationId, userId }: { organisationId: string; userId: string },
  policy: Policy,
): Promise<void> {
  const { deniedLicences, allowedLicences } = policy;
  const rules: Policy = {
    ...policy,
    deniedLicences: { ...deniedLicences, licences: readLicences(deniedLicences.licences) },
    allowedLicences: { ...allowedLicences, licences: readLicences(allowedLicences.licences) },
  };
  await context.database.organisationPolicy.upsert({
    where: { organisationId },
    create: { organisationId, rules, updatedById: userId },
    update: { rules, updatedById: userId },
  });
  await enqueueJudgements(context, [organisationId]);
}

function readLicences(texts: readonly string[]): string[] {
  const licences = texts.map((text) => {
    const licence = readListedLicence(text);
    if (licence === null) throw new CodedError('policy.licence-unknown', text);
    return licence;
  });
  return [...new Set(licences)];
}
