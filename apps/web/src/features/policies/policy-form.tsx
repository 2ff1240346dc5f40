import { Button } from '@mantine/core';
import type { Policy, StoredPolicy } from '@red-tortoise/contracts';
import { useState } from 'react';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LicenceRules } from './licence-rules.js';
import { PackageRules } from './package-rules.js';
import classes from './policy-page.module.css';
import { unknownLicenceIn } from './policy-problems.js';
import { useSavePolicy } from './policy-queries.js';
import { ScopeField } from './scope-field.js';
import { VulnerabilityRules } from './vulnerability-rules.js';

/** The whole policy of an organisation, to be changed by an owner and read by everybody else. */
export function PolicyForm({ stored, isOwner }: { stored: StoredPolicy; isOwner: boolean }) {
  const [draft, setDraft] = useState<Policy | null>(null);
  const save = useSavePolicy(stored.organisationId);
  const policy = draft ?? stored.policy;
  const change = (part: Partial<Policy>) => {
    save.reset();
    setDraft({ ...policy, ...part });
  };
  const part = { policy, change, readOnly: !isOwner };
  const unknownLicence = unknownLicenceIn(save.error);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(policy, { onSuccess: () => setDraft(null) });
      }}
    >
      <Card title="Vulnerabilities">
        <VulnerabilityRules {...part} />
      </Card>
      <Card title="Licences">
        <LicenceRules {...part} unknownLicence={unknownLicence} />
      </Card>
      <Card title="Packages">
        <PackageRules {...part} />
      </Card>
      <Card title="What is judged">
        <ScopeField {...part} />
      </Card>
      {save.error && !unknownLicence ? <FailureNotice error={save.error} what="The policy could not be saved" /> : null}
      {isOwner ? (
        <div className={classes.bar} data-changed={draft !== null || undefined}>
          <p className={classes.result} role="status" data-failed={save.isError || undefined}>
            {resultText(save.isSuccess && draft === null, unknownLicence, draft !== null)}
          </p>
          <Button variant="default" disabled={draft === null || save.isPending} onClick={() => setDraft(null)}>
            Discard
          </Button>
          <Button type="submit" disabled={draft === null} loading={save.isPending}>
            Save the policy
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function resultText(saved: boolean, unknownLicence: string | null, changed: boolean): string {
  if (unknownLicence) return `Not saved: “${unknownLicence}” is not on the SPDX licence list.`;
  if (saved) return 'Saved. Every project is judged by it from now on.';
  return changed ? 'There are changes that are not saved.' : '';
}
