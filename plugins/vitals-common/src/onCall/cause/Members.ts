/** A set of small whole numbers, never changed once made: those who hold the same may share it. */
export type Members = Uint32Array | undefined;

export function union(a: Members, b: Members): Members {
  if (!a || !b || a === b) {
    return a ?? b;
  }
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  // eslint-disable-next-line no-bitwise
  if (shorter.every((word, i) => (word & ~longer[i]) === 0)) {
    return longer;
  }
  // eslint-disable-next-line no-bitwise
  return longer.map((word, i) => word | (shorter[i] ?? 0));
}

export function intersection(a: Members, b: Members): Members {
  // eslint-disable-next-line no-bitwise
  return a && b && a.map((word, i) => word & (b[i] ?? 0));
}

export function only(member: number): Members {
  const words = new Uint32Array(Math.floor(member / 32) + 1);
  words[words.length - 1] = 2 ** (member % 32);
  return words;
}

/** In ascending order. */
export function membersOf(members: Members): number[] {
  const all: number[] = [];
  members?.forEach((word, i) => {
    for (
      let bit = 0, left = word;
      left > 0;
      bit++, left = Math.floor(left / 2)
    ) {
      if (left % 2 === 1) {
        all.push(i * 32 + bit);
      }
    }
  });
  return all;
}
