import { Button } from '@mantine/core';
import type { VexResult } from '../../api/upload-vex.js';
import classes from './vex-upload.module.css';

const mostListed = 100;
const formats = { cyclonedx: 'CycloneDX', openvex: 'OpenVEX' } as const;

interface VexOutcomeProps {
  result: VexResult;
  close: () => void;
  another: () => void;
}

/** What came of a VEX document: what it changed, and each statement that it could not, with the reason. */
export function VexOutcome({ result, close, another }: VexOutcomeProps) {
  const { format, statements, applied, unchanged, skipped } = result;
  return (
    <div className={classes.parts}>
      <p className={classes.words} role="status">
        {formats[format]} with {counted(statements, 'statement')}.
      </p>
      <dl className={classes.counts}>
        <div>
          <dt>findings decided</dt>
          <dd>{applied.toLocaleString('en')}</dd>
        </div>
        <div>
          <dt>decided so already</dt>
          <dd>{unchanged.toLocaleString('en')}</dd>
        </div>
        <div>
          <dt>statements skipped</dt>
          <dd>{skipped.length >= mostListed ? `${mostListed} or more` : skipped.length}</dd>
        </div>
      </dl>
      {skipped.length > 0 ? (
        <section aria-label="Skipped statements">
          <h3 className={classes.heading}>Skipped, and why</h3>
          <ul className={classes.skipped}>
            {skipped.map(({ vulnerability, product, reason }, index) => (
              // A document may say the same twice; the list never changes its order.
              <li key={index}>
                <strong>{vulnerability}</strong> {product ? <span className={classes.product}>{product}</span> : null}
                <span className={classes.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={classes.actions}>
        <Button onClick={close} data-autofocus>
          Done
        </Button>
        <Button variant="default" onClick={another}>
          Apply another
        </Button>
      </div>
    </div>
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}
