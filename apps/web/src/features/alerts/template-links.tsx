import { Link } from '@tanstack/react-router';
import { ruleTemplates } from './rule-templates.js';
import classes from './template-links.module.css';

/** The ways to begin with a rule. */
export function TemplateLinks({ organisation }: { organisation: string | undefined }) {
  return (
    <ul className={classes.templates} aria-label="Templates">
      {ruleTemplates.map(({ key, title, about }) => (
        <li key={key} className={classes.template}>
          <Link to="/alerts/new" search={{ organisation, template: key }} className={classes.templateLink}>
            {title}
          </Link>
          <p>{about}</p>
        </li>
      ))}
    </ul>
  );
}
