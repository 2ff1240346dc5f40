import { LicencePicker } from './licence-picker.js';
import type { PolicyPartProps } from './policy-part-props.js';
import { problemOf } from './policy-problems.js';
import { RuleField } from './rule-field.js';

interface LicenceRulesProps extends PolicyPartProps {
  /** A licence that the API does not know. */
  unknownLicence: string | null;
}

/** The rules about licences. */
export function LicenceRules({ policy, change, readOnly, unknownLicence }: LicenceRulesProps) {
  const { deniedLicences, allowedLicences } = policy;
  return (
    <>
      <RuleField
        rule="licence-denied"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ deniedLicences: { ...deniedLicences, effect } })}
      >
        <LicencePicker
          label="Denied licences"
          chosen={deniedLicences.licences}
          choose={(licences) => change({ deniedLicences: { ...deniedLicences, licences } })}
          readOnly={readOnly}
          error={problemOf(deniedLicences.licences, unknownLicence)}
        />
      </RuleField>
      <RuleField
        rule="licence-not-allowed"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ allowedLicences: { ...allowedLicences, effect } })}
      >
        <LicencePicker
          label="Allowed licences"
          chosen={allowedLicences.licences}
          choose={(licences) => change({ allowedLicences: { ...allowedLicences, licences } })}
          readOnly={readOnly}
          error={problemOf(allowedLicences.licences, unknownLicence)}
        />
      </RuleField>
      <RuleField
        rule="licence-unknown"
        policy={policy}
        readOnly={readOnly}
        setEffect={(effect) => change({ unknownLicence: { effect } })}
      />
    </>
  );
}
