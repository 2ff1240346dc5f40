import type { Package } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { Tag } from '../../shell/tag.js';
import { pathText } from '../feed/reason-text.js';
import classes from './package-page.module.css';

/** Where the reader's projects use a package, and through what. */
export function PackageUses({ found: { usedBy, name } }: { found: Package }) {
  return (
    <Card title="Used by your projects" aside={usedBy.length > 0 ? String(usedBy.length) : undefined}>
      {usedBy.length === 0 ? <p className={classes.quiet}>None of your projects uses it.</p> : null}
      <ul className={classes.uses}>
        {usedBy.map(({ projectId, projectName, version, path }) => (
          <li key={`${projectId} ${version} ${path.join(' ')}`}>
            <Link to="/projects/$projectId/components" params={{ projectId }} search={{ search: name }}>
              {projectName}
            </Link>{' '}
            <Tag>{version}</Tag>
            <span className={classes.path}>{wayText(path)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function wayText(path: readonly string[]): string {
  if (path.length > 1) return `via ${pathText(path)}`;
  return path.length === 1 ? 'direct dependency' : 'the imported file does not say what brings it in';
}
