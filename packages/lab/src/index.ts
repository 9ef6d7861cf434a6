export { Lab, type LabOptions } from './Lab';
