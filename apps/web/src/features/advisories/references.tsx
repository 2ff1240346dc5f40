import type { Advisory } from '@red-tortoise/contracts';
import { ExternalLink } from '../../shell/external-link.js';
import { Tag } from '../../shell/tag.js';
import classes from './advisory-card.module.css';
import { useShowMore } from './use-show-more.js';

/** Where there is more to read. */
export function References({ references }: { references: Advisory['references'] }) {
  const { shown, more } = useShowMore(references, 12);
  return (
    <>
      <ul className={classes.references}>
        {shown.map(({ type, url }) => (
          <li key={`${type} ${url}`}>
            <ExternalLink to={url}>{url.replace(/^https?:\/\/(?:www\.)?/, '')}</ExternalLink>
            {type === 'WEB' ? null : <Tag>{type.toLowerCase()}</Tag>}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
