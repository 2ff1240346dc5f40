import { Checkbox } from '@mantine/core';
import type { Finding } from '@red-tortoise/contracts';
import { CardList } from '../../shell/card-list.js';
import classes from './finding-list.module.css';
import { FindingOrder } from './finding-order.js';
import { FindingRow } from './finding-row.js';
import type { FindingSearch } from './finding-search.js';
import type { Selection } from './use-selection.js';

interface FindingListProps {
  items: readonly Finding[];
  order: FindingSearch['order'];
  withProject: boolean;
  selection: Selection;
}

/** Findings as a list, to be chosen and decided about together. */
export function FindingList({ items, order, withProject, selection }: FindingListProps) {
  const { chosen, isChosen, toggle, clear, chooseAll } = selection;
  const all = chosen.length === items.length;
  return (
    <>
      <div className={classes.head}>
        <Checkbox
          label={`Select all ${items.length.toLocaleString('en')} shown`}
          checked={all}
          indeterminate={chosen.length > 0 && !all}
          onChange={all ? clear : chooseAll}
        />
        <FindingOrder order={order} />
      </div>
      <CardList label="Findings">
        {items.map((finding) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            withProject={withProject}
            chosen={isChosen(finding.id)}
            toggle={toggle}
          />
        ))}
      </CardList>
    </>
  );
}
