import type { FeedReason } from '@red-tortoise/contracts';
import type { MessageAlert } from './message.js';
import { inLine } from './words/in-line.js';
import { listOf } from './words/list-of.js';

/** Why an alert came, as one sentence: "Rule “Critical ones”; express → body-parser in web-shop; you watch it". */
export function whyItCame({ rules, reasons, watched, packageName }: MessageAlert): string {
  const ruleNames = rules.map(({ name }) => `“${name}”`);
  const parts = [
    ruleNames.length > 0 ? `${ruleNames.length === 1 ? 'rule' : 'rules'} ${listOf(ruleNames)}` : '',
    listOf(sortReasons(reasons).map(reasonText), 2),
    watched ? `${packageName ?? 'it'} is watched` : '',
  ].filter(Boolean);
  return inLine(`Because of ${parts.join('; ') || 'a rule that is gone since'}`, 500);
}

/** The clearest first: direct uses, then shorter ways, then what also runs in production. */
function sortReasons(reasons: readonly FeedReason[]): FeedReason[] {
  return [...reasons].sort(
    (one, other) =>
      Number(other.direct) - Number(one.direct) ||
      one.path.length - other.path.length ||
      Number(one.dev) - Number(other.dev),
  );
}

function reasonText({ direct, dev, path, projectName }: FeedReason): string {
  const tool = dev ? ', for development only' : '';
  if (direct) return `${projectName} depends on it directly${tool}`;
  if (path.length < 2) return `${projectName}${tool}`;
  const names = path.map(nameOfLabel);
  const shown = names.length > 4 ? [...names.slice(0, 2), '…', ...names.slice(-1)] : names;
  return `${projectName} has it via ${shown.join(' → ')}${tool}`;
}

/** Only the name of a `name@version` label. The `@` of a scope is no separator. */
function nameOfLabel(label: string): string {
  const at = label.lastIndexOf('@');
  return at > 0 ? label.slice(0, at) : label;
}
