export { startSampling } from './take-samples.ts';
