import type { Policy } from '@red-tortoise/contracts';
import { LicenceList } from '../licences/licence-list.js';
import { type LicenceMappings, normaliseLicence } from '../licences/normalise-licence.js';

export const licenceRuleNames = ['licence-denied', 'licence-not-allowed', 'licence-unknown'] as const;
export type LicenceRuleName = (typeof licenceRuleNames)[number];

/** Judges licence fields by the three rules about licences. An unknown licence is the business of one of them alone. */
export class LicenceRules {
  private readonly denied: LicenceList;
  private readonly allowed: LicenceList;

  constructor(
    { deniedLicences, allowedLicences }: Policy,
    private readonly mappings: LicenceMappings,
  ) {
    this.denied = new LicenceList(deniedLicences.licences);
    this.allowed = new LicenceList(allowedLicences.licences);
  }

  /** Says whether a licence, as a registry or a manifest writes it, breaks the rule. */
  isBroken(rule: LicenceRuleName, licence: string | null): boolean {
    const expression = normaliseLicence(licence, this.mappings);
    if (rule === 'licence-unknown') return expression === null;
    if (expression === null) return false;
    return rule === 'licence-denied' ? this.denied.isUnavoidable(expression) : !this.allowed.suffices(expression);
  }
}
