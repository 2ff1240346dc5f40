import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { behindEntries } from './behind.js';
import { BehindBar } from './behind-bar.js';
import classes from './behind-bar.module.css';

/** How far behind, with a way to the components of each level. */
export function BehindCard({ projectId, behind }: { projectId: string; behind: ProjectSummary['behind'] }) {
  return (
    <Card title="How far behind">
      <BehindBar behind={behind} />
      <ul className={classes.legend}>
        {behindEntries.map(({ level, label, tone }) => (
          <li key={level}>
            <Link to="/projects/$projectId/components" params={{ projectId }} search={{ behind: level }}>
              <span className={classes.swatch} data-tone={tone} aria-hidden="true" />
              {label}
              <strong>{behind[level].toLocaleString('en')}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
