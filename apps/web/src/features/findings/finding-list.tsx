import { Checkbox } from '@mantine/core';
import type { Finding } from '@red-tortoise/contracts';
import { type ReactNode, useEffect } from 'react';
import classes from './finding-list.module.css';
import { FindingOrder } from './finding-order.js';
import { FindingRow } from './finding-row.js';
import type { FindingSearch } from './finding-search.js';
import { SelectionBar } from './selection-bar.js';
import { useSelection } from './use-selection.js';

interface FindingListProps {
  items: readonly Finding[];
  search: FindingSearch;
  withProject: boolean;
  /** What is shown belongs to the filters of a moment ago. */
  isOld: boolean;
  end: ReactNode;
}

/** Findings as a list, to be chosen and decided about together. */
export function FindingList({ items, search, withProject, isOld, end }: FindingListProps) {
  const { chosen, isChosen, toggle, clear, chooseAll } = useSelection(items);
  const filters = JSON.stringify(search);
  useEffect(() => clear(), [filters, clear]);
  const all = chosen.length === items.length;
  return (
    <div className={classes.results} data-old={isOld || undefined} aria-busy={isOld}>
      <div className={classes.head}>
        <Checkbox
          label={`Select all ${items.length.toLocaleString('en')} shown`}
          checked={all}
          indeterminate={chosen.length > 0 && !all}
          onChange={all ? clear : chooseAll}
        />
        <FindingOrder order={search.order} />
      </div>
      <ul className={classes.list} aria-label="Findings">
        {items.map((finding) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            withProject={withProject}
            chosen={isChosen(finding.id)}
            toggle={toggle}
          />
        ))}
      </ul>
      {end}
      <SelectionBar chosen={chosen} clear={clear} />
    </div>
  );
}
