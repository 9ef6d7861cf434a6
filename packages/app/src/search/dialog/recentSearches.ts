/** Stored with the name of whose it is: people share browsers. */
type Stored = { userEntityRef: string; terms: string[] };

const key = 'gantry.recent-searches';
const maximum = 5;

/** What the user searched for last on this device, newest first. */
export const recentSearches = {
  list(userEntityRef: string | undefined): string[] {
    try {
      const stored: Partial<Stored> | undefined = JSON.parse(
        localStorage.getItem(key) ?? '{}',
      );
      return userEntityRef &&
        stored?.userEntityRef === userEntityRef &&
        Array.isArray(stored.terms)
        ? stored.terms.filter(each => typeof each === 'string')
        : [];
    } catch {
      return [];
    }
  },

  add(userEntityRef: string | undefined, typed: string) {
    const term = typed.trim();
    if (!term || !userEntityRef) {
      return;
    }
    const others = recentSearches
      .list(userEntityRef)
      .filter(each => each !== term);
    const terms = [term, ...others].slice(0, maximum);
    try {
      localStorage.setItem(
        key,
        JSON.stringify({ userEntityRef, terms } satisfies Stored),
      );
    } catch {
      // Full or forbidden: the next search works without.
    }
  },
};
