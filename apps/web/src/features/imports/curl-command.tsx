import { Button, CopyButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { curlCommand } from './curl-text.js';
import classes from './import-flow.module.css';

/** The same import from a shell or from CI, to be copied. */
export function CurlCommand({ projectId }: { projectId: string | undefined }) {
  const command = curlCommand({ origin: window.location.origin, projectId });
  return (
    <div className={classes.panel}>
      <p className={classes.text}>
        Do the same from a shell or from CI{projectId ? '' : ', for a new project'}. It needs an API token in
        RED_TORTOISE_TOKEN: <Link to="/tokens">make one</Link>.
      </p>
      <pre className={classes.code}>{command}</pre>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <div className={classes.actions}>
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy the commands'}
            </Button>
          </div>
        )}
      </CopyButton>
    </div>
  );
}
