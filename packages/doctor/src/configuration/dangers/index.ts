import * as access from './access';
import * as browser from './browser';
import { Danger } from './Danger';
import * as data from './data';

/** Every dangerous setting that is looked for. */
export const dangers: readonly Danger[] = [access, browser, data].flatMap(
  (module): Danger[] => Object.values(module),
);
