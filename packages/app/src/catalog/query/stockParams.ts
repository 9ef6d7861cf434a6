import { FilterName, mine } from './CatalogQuery';

const names: Record<string, FilterName | 'kind' | 'q'> = {
  kind: 'kind',
  text: 'q',
  type: 'type',
  owners: 'owner',
  lifecycles: 'lifecycle',
  tags: 'tag',
};

/**
 * Translates the parameters of the stock catalog page, `filters[kind]=component`: links of other plugins
 * and people's bookmarks carry them.
 */
export function withStockParams(given: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of given) {
    const stock = /^filters\[(\w+)\](?:\[\d*\])?$/.exec(key)?.[1];
    if (stock === undefined) {
      params.append(key, value);
    } else if (stock === 'user') {
      if (value === 'owned') {
        params.append('owner', mine);
      } else if (value === 'starred') {
        params.set('starred', 'true');
      }
    } else if (names[stock] && value !== 'all') {
      params.append(names[stock], value);
    }
  }
  return params;
}
