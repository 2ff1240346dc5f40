import { Button } from '@mantine/core';
import type { Import } from '@red-tortoise/contracts';
import { IconFileAlert } from '@tabler/icons-react';
import { ApiError } from '../../api/api-error.js';
import { ErrorReference } from '../../shell/failure-notice.js';
import classes from './import-flow.module.css';

interface ImportFailureProps {
  stage: { at: 'failed'; error: unknown } | { at: 'following'; progress: Import };
  filename: string;
  chooseAnother: () => void;
  tryAgain: () => void;
}

/** Why an import did not work, in words that help to mend it. */
export function ImportFailure({ stage, filename, chooseAnother, tryAgain }: ImportFailureProps) {
  const error = stage.at === 'failed' ? errorOf(stage.error) : errorOfImport(stage.progress);
  return (
    <section className={classes.panel} role="alert" aria-label="Import">
      <div className={classes.file}>
        <span className={classes.fileIcon} aria-hidden="true">
          <IconFileAlert size={24} stroke={1.6} />
        </span>
        <h2 className={classes.heading}>{filename} could not be imported</h2>
      </div>
      <div>
        <p className={classes.text}>{error.title}</p>
        {error.detail ? <p className={classes.text}>{error.detail}</p> : null}
        <ErrorReference error={error} />
      </div>
      <div className={classes.actions}>
        <Button onClick={chooseAnother}>Choose another file</Button>
        <Button variant="default" onClick={tryAgain}>
          Try this one again
        </Button>
      </div>
    </section>
  );
}

function errorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ kind: 'unexpected', title: 'Something unforeseen happened while the file was sent' });
}

function errorOfImport({ error }: Import): ApiError {
  const { code, title, detail } = error ?? { title: 'The import failed' };
  return new ApiError({ kind: 'problem', title, ...(code ? { code } : {}), ...(detail ? { detail } : {}) });
}
