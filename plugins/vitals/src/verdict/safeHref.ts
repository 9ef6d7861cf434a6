/**
 * A link from a catalog or an upstream that is safe to follow: a web address, or a path of the portal
 * itself. Anything else (`javascript:`, `data:`, `//host`) is no link.
 */
export function safeHref(value: string | undefined): string | undefined {
  const text = value?.trim() ?? '';
  const isPath = text.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(text)) {
    return undefined;
  }
  try {
    const url = new URL(text, window.location.origin);
    if (!isPath) {
      return url.href;
    }
    return url.origin === window.location.origin
      ? `${url.pathname}${url.search}${url.hash}`
      : undefined;
  } catch {
    return undefined;
  }
}
