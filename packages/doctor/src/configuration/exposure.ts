import { Config } from '@backstage/config';

/** Whether others than the person at this machine can reach the portal. */
export interface Exposure {
  isReachable: boolean;
  /** Why, as the end of a sentence; empty when nobody can. */
  because: string;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);
}

/** Where the server listens; Backstage takes every address of the machine unless told otherwise. */
export function listenAddress(config: Config): { host: string; port: number } {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const [, host, port] = /^(.*?):?(\d+)$/.exec(listen) ?? [];
    return { host: host ?? listen, port: Number(port) || 7007 };
  }
  const { host, port } = (listen ?? {}) as { host?: string; port?: unknown };
  return { host: host ?? '', port: Number(port) || 7007 };
}

/** A setting is dangerous where the portal can be reached, and handy where it cannot. */
export function exposureOf(config: Config): Exposure {
  const { host } = listenAddress(config);
  if (!isLoopback(host)) {
    const where = host ? `on ${host}` : 'on all addresses of the machine';
    return { isReachable: true, because: `the server listens ${where}` };
  }
  for (const key of ['backend.baseUrl', 'app.baseUrl']) {
    const url = config.getOptionalString(key);
    if (url && !isLoopback(hostOf(url))) {
      return { isReachable: true, because: `${key} is ${url}` };
    }
  }
  return { isReachable: false, because: '' };
}

export function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
