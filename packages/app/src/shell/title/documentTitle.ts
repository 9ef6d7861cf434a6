const separator = ' · ';

/**
 * The title of a browser tab: what the page is first, the portal last, no part twice. Stock pages
 * write `order-management | Overview | Gantry`, or only `Templates`, or one part as both.
 *
 * @param raw - as the page wrote it, possibly with an earlier unread count
 * @param unread - notifications not read; none are not told
 */
export function documentTitle(
  raw: string,
  appTitle: string,
  unread: number = 0,
): string {
  const parts = raw
    .replace(/^\(\d+\+?\) /, '')
    .split(/ [|·] /)
    .map(part => part.trim())
    .filter(part => part && part !== appTitle && part !== 'undefined');
  const count = unread > 99 ? '99+' : unread;
  const title = [...new Set(parts), appTitle].join(separator);
  return unread > 0 ? `(${count}) ${title}` : title;
}
