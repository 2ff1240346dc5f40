import { Switch } from '@mantine/core';
import classes from './policy-page.module.css';
import type { PolicyPartProps } from './policy-part-props.js';

/** Whether what only development needs is judged as well. */
export function ScopeField({ policy, change, readOnly }: PolicyPartProps) {
  if (readOnly) {
    return (
      <p className={classes.about}>
        {policy.includeDev
          ? 'Everything, also what only development needs.'
          : 'What production needs; development dependencies are left out.'}
      </p>
    );
  }
  return (
    <Switch
      label="Development dependencies too"
      description="Tests and build tools run on your machines with your secrets, but are not in what you ship."
      checked={policy.includeDev}
      onChange={({ currentTarget }) => change({ includeDev: currentTarget.checked })}
    />
  );
}
