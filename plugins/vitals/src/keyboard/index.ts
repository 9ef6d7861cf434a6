export * from './PageShortcuts';
export * from './pageShortcutsApiRef';
export * from './usePageShortcuts';
