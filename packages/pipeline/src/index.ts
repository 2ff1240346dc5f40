export { definePipeline, type Pipeline, type PipelinePage } from './pipeline.js';
export { PipelineAborted, type PipelineStep, PipelineStepFailed } from './pipeline-errors.js';
export {
  type PipelineCounts,
  type PipelineProgress,
  type PipelineResult,
  type PipelineRun,
  runPipeline,
} from './run-pipeline.js';
