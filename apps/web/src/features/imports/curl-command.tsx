import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../accounts/me-query.js';
import { curlCommand } from './curl-text.js';
import classes from './import-flow.module.css';

/** The same import from a shell, to be copied. */
export function CurlCommand({ projectId }: { projectId: string | undefined }) {
  const { data } = useQuery(meQuery);
  const command = curlCommand({ origin: window.location.origin, email: data?.user.email ?? '', projectId });
  return (
    <div className={classes.panel}>
      <p className={classes.text}>
        Do the same from a shell{projectId ? '' : ', for a new project'}. It signs in once and keeps the session in
        cookies.txt; set PASSWORD first.
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
