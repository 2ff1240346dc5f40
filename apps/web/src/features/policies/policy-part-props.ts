import type { Policy } from '@red-tortoise/contracts';

/** What each part of the form needs: the policy as it stands, and a way to change a part of it. */
export interface PolicyPartProps {
  policy: Policy;
  change: (part: Partial<Policy>) => void;
  /** True for somebody who may only see what applies. */
  readOnly: boolean;
}
