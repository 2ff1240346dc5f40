import { OwnerChoice } from './owner-choice.js';
import classes from './page-owner.module.css';
import { useSharedOrganisations } from './use-organisations.js';

interface PageOwnerProps {
  label: string;
  /** The id of an organisation; undefined for oneself. */
  chosen: string | undefined;
  choose: (organisationId: string | undefined) => void;
}

/** Whose rules, channels or settings a page shows; nothing for who has no organisation to choose. */
export function PageOwner({ label, chosen, choose }: PageOwnerProps) {
  const organisations = useSharedOrganisations();
  if (organisations.length === 0) return null;
  return (
    <div className={classes.owner}>
      <OwnerChoice label={label} organisations={organisations} chosen={chosen} choose={choose} />
    </div>
  );
}
