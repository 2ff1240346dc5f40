import type { Package } from '@red-tortoise/contracts';
import type { ReactNode } from 'react';
import { Card } from '../../shell/card.js';
import { ExternalLink } from '../../shell/external-link.js';
import { Moment } from '../../shell/moment.js';
import { FreshnessText } from './freshness-text.js';
import classes from './package-page.module.css';

/** What the registry says of a package, and how old that is. */
export function PackageFacts({ found }: { found: Package }) {
  const { latest, licence, maintainers, homepage, repository, freshness, purl } = found;
  return (
    <Card title="About">
      <dl className={classes.facts}>
        <Fact name="Latest version">{latest ?? 'not known'}</Fact>
        <Fact name="Licence">{licence ?? 'not known'}</Fact>
        <Fact name={maintainers.length === 1 ? 'Maintainer' : `Maintainers (${maintainers.length})`}>
          {maintainers.length > 0 ? maintainers.join(', ') : 'not known'}
        </Fact>
        {homepage ? (
          <Fact name="Home page">
            <ExternalLink to={homepage}>{shortened(homepage)}</ExternalLink>
          </Fact>
        ) : null}
        {repository ? (
          <Fact name="Repository">
            <ExternalLink to={repository}>{shortened(repository)}</ExternalLink>
          </Fact>
        ) : null}
        <Fact name="Looked up">
          <FreshnessText freshness={freshness} />
        </Fact>
        {freshness.failure ? <Fact name="Last failure">{freshness.failure}</Fact> : null}
        {freshness.saidAt ? (
          <Fact name="Changed in the registry">
            <Moment at={freshness.saidAt} />
          </Fact>
        ) : null}
        {freshness.nextAt ? (
          <Fact name="Looked up again">
            <Moment at={freshness.nextAt} />
          </Fact>
        ) : null}
        <Fact name="Identity">
          <span className={classes.purl}>{purl}</span>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function shortened(address: string): string {
  return address
    .replace(/^(?:git\+)?(?:https?|git|ssh):\/\/(?:www\.|git@)?/, '')
    .replace(/(?:\.git|\/)?(?:#readme)?$/, '');
}
