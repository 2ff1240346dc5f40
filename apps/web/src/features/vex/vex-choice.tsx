import { Button, FileButton } from '@mantine/core';
import { vexBytesLimit } from '@red-tortoise/contracts';
import { useState } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from './vex-upload.module.css';

interface VexChoiceProps {
  choose: (document: Blob) => void;
  busy: boolean;
  error: unknown;
}

/** Says what a VEX document is, and takes one. */
export function VexChoice({ choose, busy, error }: VexChoiceProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (file: File | null) => {
    if (!file) return;
    const reason = refusalOf(file);
    setRefusal(reason);
    if (!reason) choose(file);
  };
  return (
    <div className={classes.parts}>
      <p className={classes.words}>
        A VEX document says which vulnerabilities affect a product and which do not, and why. Its statements become
        decisions about the open findings of this project; you can take each of them back.
      </p>
      <p className={classes.words}>CycloneDX with analyses or OpenVEX, as JSON; 8 MB at the most.</p>
      {error ? <FailureNotice error={error} what="The document could not be applied" /> : null}
      <p className={classes.refusal} role="alert">
        {refusal}
      </p>
      <div className={classes.actions}>
        <FileButton accept=".json,application/json" inputProps={{ 'aria-label': 'VEX document' }} onChange={take}>
          {(props) => (
            <Button {...props} loading={busy} data-autofocus>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
    </div>
  );
}

function refusalOf({ size }: File): string | null {
  if (size === 0) return 'The file is empty.';
  return size > vexBytesLimit ? 'The file is larger than 8 MB, the most that a VEX document may have.' : null;
}
