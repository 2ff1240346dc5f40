import type { FixStep } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { CopyableCommand } from './copyable-command.js';
import classes from './fix-card.module.css';
import { fixCommand } from './fix-commands.js';
import { LevelTag } from './level-tag.js';

/** One step of a fix: what to change, and the command that does it. */
export function FixStepEntry({ step, format }: { step: FixStep; format: string | null }) {
  const { kind, name, packagePurl, from, to, level } = step;
  const command = fixCommand(step, format);
  const link = (
    <Link to="/packages/$purl" params={{ purl: packagePurl }}>
      {name}
    </Link>
  );
  return (
    <li>
      <p className={classes.step}>
        <span>
          {kind === 'upgrade' ? (
            <>
              Upgrade {link} from {from} to <strong>{to}</strong>
            </>
          ) : (
            <>
              Update {link} from {from} to <strong>{to}</strong> or later, which the ranges that ask for it allow
            </>
          )}
        </span>
        {level ? <LevelTag level={level} /> : null}
      </p>
      {command?.before ? <p className={classes.text}>{command.before}</p> : null}
      {command ? <CopyableCommand command={command.command} /> : null}
    </li>
  );
}
