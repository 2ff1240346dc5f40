import { Switch } from '@mantine/core';
import type { PolicyPartProps } from './policy-form.js';

/** Whether what only development needs is judged as well. */
export function ScopeField({ policy, change, disabled }: PolicyPartProps) {
  return (
    <Switch
      label="Development dependencies too"
      description="Tests and build tools run on your machines with your secrets, but are not in what you ship."
      checked={policy.includeDev}
      disabled={disabled}
      onChange={({ currentTarget }) => change({ includeDev: currentTarget.checked })}
    />
  );
}
