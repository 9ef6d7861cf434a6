const storageKey = 'gantry.singleKeyShortcuts';

/**
 * Whether shortcuts of plain characters are on. Speech input and some assistive software type them
 * unasked, so everybody can switch them off (WCAG 2.1.4).
 */
export const singleKeys = {
  areOn: () => window.localStorage.getItem(storageKey) !== 'off',
  set: (on: boolean) =>
    window.localStorage.setItem(storageKey, on ? 'on' : 'off'),
};
