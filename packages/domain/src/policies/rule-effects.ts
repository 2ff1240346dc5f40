import type { Policy, PolicyEffect, PolicyRuleName } from '@red-tortoise/contracts';

/** What a breach of each rule does. */
export function ruleEffects(policy: Policy): Record<PolicyRuleName, PolicyEffect> {
  return {
    'licence-denied': policy.deniedLicences.effect,
    'licence-not-allowed': policy.allowedLicences.effect,
    'licence-unknown': policy.unknownLicence.effect,
    severity: policy.severity.effect,
    malicious: policy.malicious.effect,
    deprecated: policy.deprecated.effect,
    cooldown: policy.cooldown.effect,
    'install-script': policy.installScripts.effect,
  };
}
