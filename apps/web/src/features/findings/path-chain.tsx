import { useState } from 'react';
import classes from './path-chain.module.css';
import { pathSteps } from './path-steps.js';

interface PathChainProps {
  projectName: string;
  /** From the direct dependency to the component itself. */
  path: readonly string[];
}

/** The chain of dependencies from a project to a component, drawn from top to bottom. */
export function PathChain({ projectName, path }: PathChainProps) {
  const [unfolded, setUnfolded] = useState(false);
  const { start, folded, end } = pathSteps(path, unfolded);
  return (
    <ol className={classes.chain}>
      <li className={classes.step}>{projectName}</li>
      <Steps labels={start} from={0} last={path.length - 1} />
      {folded > 0 ? (
        <li className={classes.step}>
          <button type="button" className={classes.unfold} onClick={() => setUnfolded(true)}>
            {folded} more steps
          </button>
        </li>
      ) : null}
      <Steps labels={end} from={path.length - end.length} last={path.length - 1} />
    </ol>
  );
}

function Steps({ labels, from, last }: { labels: readonly string[]; from: number; last: number }) {
  return labels.map((label, index) => (
    <li
      // A chain may name the same package twice: only the place tells its steps apart.
      key={`${from + index} ${label}`}
      className={classes.step}
      data-last={from + index === last || undefined}
    >
      {label}
    </li>
  ));
}
