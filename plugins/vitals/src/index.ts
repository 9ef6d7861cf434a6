export { vitalsPlugin as default } from './plugin';
export * from './api';
export { useEntityVitals } from './live/useEntityVitals';
export { useFleet } from './live/useFleet';
export { Age } from './verdict/Age';
export { StatusMark } from './verdict/StatusMark';
