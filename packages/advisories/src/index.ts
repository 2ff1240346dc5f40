export type { Severity, SeverityLevel } from '@red-tortoise/contracts';
export { severityLevels } from '@red-tortoise/contracts/severity-levels';
export type { FixQuestion, Standing } from './fix-path/fix-question.js';
export { type PlannedFix, planFix } from './fix-path/plan-fix.js';
export { type InstalledComponent, ProjectGraph } from './fix-path/project-graph.js';
export type { PublishedPackage } from './fix-path/published-package.js';
export { PublishedPackages } from './fix-path/published-packages.js';
export { AdvisoryCompiler, type CompileOptions } from './matching/advisory-compiler.js';
export type { AdvisoryIndex } from './matching/advisory-index.js';
export type { AssessableComponent } from './matching/assessable-component.js';
export { compileAdvisories } from './matching/compile-advisories.js';
export { describeMatch } from './matching/describe-match.js';
export {
  type Match,
  type MatchedBy,
  type MatchResult,
  matchComponents,
  type NotJudged,
} from './matching/match-components.js';
export { type Line, linesOf } from './reading/lines-of.js';
export { UnpackError, unpackedChunks } from './reading/unpacked-chunks.js';
export type {
  Advisory,
  AffectedPackage,
  AffectedRange,
  RangeEvent,
  RangeEventKind,
  SeverityVector,
} from './record/advisory.js';
export { AdvisoryError, type AdvisoryErrorCode } from './record/advisory-error.js';
export { advisoryLimits } from './record/advisory-limits.js';
export { describeStretch, type Stretch, stretchesOf } from './record/affected-stretches.js';
export { packagePurlOf } from './record/package-purl-of.js';
export { parseAdvisory } from './record/parse-advisory.js';
export { readAdvisory } from './record/read-advisory.js';
export { isMalicious } from './severity/is-malicious.js';
export { severityOf } from './severity/severity-of.js';
export { starterAdvisories } from './starter/starter-advisories.js';
