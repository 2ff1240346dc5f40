import type { Component } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Tag } from '../../shell/tag.js';
import { pathText } from '../feed/reason-text.js';
import { FreshnessText } from '../packages/freshness-text.js';
import { behindEntries } from './behind.js';
import classes from './component-table.module.css';

/** Components as a table; on a phone each row is a card. */
export function ComponentTable({ items }: { items: readonly Component[] }) {
  return (
    // The roles stay when the styles turn rows into cards, which would otherwise undo the table.
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table className={classes.table} role="table" aria-label="Components">
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          <th scope="col">Component</th>
          <th scope="col">Installed</th>
          <th scope="col">Latest</th>
          <th scope="col">Licence</th>
          <th scope="col">Looked up</th>
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {items.map((component) => (
          <ComponentRow key={component.purl} component={component} />
        ))}
      </tbody>
    </table>
  );
}

const ComponentRow = memo(function ComponentRow({ component }: { component: Component }) {
  const { name, packagePurl, version, licence, freshness, path, direct, deprecated } = component;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" className={classes.component}>
        <span className={classes.name}>
          <Link to="/packages/$purl" params={{ purl: packagePurl }}>
            {name}
          </Link>
          <Badges component={component} />
        </span>
        {direct ? null : <span className={classes.path}>{path.length > 1 ? `via ${pathText(path)}` : null}</span>}
        {deprecated ? <span className={classes.deprecated}>{deprecated}</span> : null}
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" data-label="Installed">
        {version}
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" data-label="Latest">
        <Latest component={component} />
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" data-label="Licence">
        {licence ?? <span className={classes.unknown}>not known</span>}
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <td role="cell" data-label="Looked up" className={classes.freshness}>
        <FreshnessText freshness={freshness} />
      </td>
    </tr>
  );
});

function Latest({ component: { latest, behind } }: { component: Component }) {
  const entry = behindEntries.find(({ level }) => level === behind);
  if (!latest || !entry) return <span className={classes.unknown}>not known</span>;
  return (
    <span className={classes.latest}>
      {latest}
      {behind === 'none' || behind === 'unknown' ? null : (
        <Tag tone={entry.tone} title={entry.label}>
          {behind}
        </Tag>
      )}
    </span>
  );
}

function Badges({ component }: { component: Component }) {
  const { direct, dev, optional, peer, bundled, installScripts, deprecated } = component;
  return (
    <span className={classes.badges}>
      <Tag tone={direct ? 'green' : 'grey'}>{direct ? 'direct' : 'transitive'}</Tag>
      {dev ? <Tag>dev</Tag> : null}
      {optional ? <Tag>optional</Tag> : null}
      {peer ? <Tag>peer</Tag> : null}
      {bundled ? <Tag>bundled</Tag> : null}
      {installScripts ? <Tag tone="orange">install script</Tag> : null}
      {deprecated ? <Tag tone="amber">deprecated</Tag> : null}
    </span>
  );
}
