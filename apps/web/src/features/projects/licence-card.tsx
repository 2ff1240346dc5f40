import { Button } from '@mantine/core';
import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../shell/card.js';
import classes from './licence-card.module.css';

const shownAtFirst = 7;

/** The licences of a project, the most frequent first. */
export function LicenceCard({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const [all, setAll] = useState(false);
  const { licences, components } = summary;
  const shown = all ? licences : licences.slice(0, shownAtFirst);
  return (
    <Card title="Licences" aside={`${licences.length} in all`}>
      <ul className={classes.licences}>
        {shown.map(({ licence, components: count }) => (
          <li key={licence ?? ''}>
            <span className={classes.row}>
              {licence === null ? (
                <span className={classes.unknown}>Not known</span>
              ) : (
                <Link to="/projects/$projectId/components" params={{ projectId }} search={{ licence }}>
                  {licence}
                </Link>
              )}
              <span>{count.toLocaleString('en')}</span>
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.fill}
                style={{ width: `${Math.min(100, (100 * count) / Math.max(1, components))}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
      {licences.length > shownAtFirst ? (
        <Button variant="subtle" size="compact-sm" mt="sm" ml={-8} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${licences.length}`}
        </Button>
      ) : null}
    </Card>
  );
}
