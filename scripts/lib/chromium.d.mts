export const chromiumFlags: string[];
export function findChromium(
  environment?: NodeJS.ProcessEnv,
): string | undefined;
