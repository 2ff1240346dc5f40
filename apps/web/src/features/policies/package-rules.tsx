import { NumberInput } from '@mantine/core';
import { PackagePicker, packageText } from '../packages/package-picker.js';
import { ChosenText } from './chosen-text.js';
import type { PolicyPartProps } from './policy-part-props.js';
import { RuleField } from './rule-field.js';

const exceptions = 'Packages that may have them';
const mostExceptions = 500;

/** The rules about the packages themselves. */
export function PackageRules({ policy, change, readOnly }: PolicyPartProps) {
  const { cooldown, installScripts } = policy;
  return (
    <>
      <RuleField
        rule="deprecated"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ deprecated: { effect } })}
      />
      <RuleField
        rule="cooldown"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ cooldown: { ...cooldown, effect } })}
      >
        {readOnly ? null : (
          <NumberInput
            label="Days since publication"
            min={1}
            max={365}
            clampBehavior="strict"
            allowDecimal={false}
            value={cooldown.days}
            w={220}
            onChange={(days) => typeof days === 'number' && change({ cooldown: { ...cooldown, days } })}
          />
        )}
      </RuleField>
      <RuleField
        rule="install-script"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ installScripts: { ...installScripts, effect } })}
      >
        {readOnly ? (
          <ChosenText chosen={installScripts.except.map(packageText)} what={exceptions} />
        ) : (
          <PackagePicker
            label={exceptions}
            chosen={installScripts.except}
            choose={(except) => change({ installScripts: { ...installScripts, except } })}
            most={mostExceptions}
          />
        )}
      </RuleField>
    </>
  );
}
