const key = 'gantry.recent-searches';
const maximum = 5;

/** What was searched for last on this device, newest first. */
export const recentSearches = {
  list(): string[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(stored)
        ? stored.filter(each => typeof each === 'string').slice(0, maximum)
        : [];
    } catch {
      return [];
    }
  },

  add(typed: string) {
    const term = typed.trim();
    if (!term) {
      return;
    }
    const others = recentSearches.list().filter(each => each !== term);
    try {
      localStorage.setItem(
        key,
        JSON.stringify([term, ...others].slice(0, maximum)),
      );
    } catch {
      // Full or forbidden: the next search works without.
    }
  },
};
