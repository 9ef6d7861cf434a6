export { vitalsPlugin as default } from './plugin';
export * from './api';
export {
  ChoiceMenu,
  Choices,
  FleetList,
  FleetSummary,
  LongList,
  TextFilter,
  linesFor,
  needsSomeone,
} from './fleet';
export type { FleetLine, FleetSubject } from './fleet';
export { PageShortcuts, pageShortcutsApiRef } from './keyboard';
export type { PageShortcut } from './keyboard';
export { useEntityVitals } from './live/useEntityVitals';
export { useFleet } from './live/useFleet';
export { Age } from './verdict/Age';
export { StatusMark } from './verdict/StatusMark';
export { ExternalLink } from './verdict/ExternalLink';
export { RequestNotice } from './verdict/RequestNotice';
export { elapsed } from './verdict/elapsed';
export { isExpired, verdictToShow } from './verdict/verdictToShow';
export { requestErrorMessage } from './verdict/requestErrorMessage';
export { safeHref } from './verdict/safeHref';
export { useNow } from './verdict/useNow';
