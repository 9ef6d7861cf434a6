import { NavContentNavItems } from '@backstage/plugin-app-react';
import { ReactElement } from 'react';
import { places } from './places';

export interface Destination {
  title: string;
  href: string;
  icon: ReactElement;
  letter?: string;
}

export interface Destinations {
  /** The six places, or as many of them as are installed. */
  main: Destination[];
  /** Pages of other plugins. */
  others: Destination[];
  notifications?: string;
  settings?: string;
}

/** Sorts the pages that are there by use. What is not installed is not missed. */
export function destinationsOf(navItems: NavContentNavItems): Destinations {
  const items = navItems.clone();
  const main = places.flatMap(place => {
    const item = items.take(place.id);
    return item ? [{ ...place, href: item.href }] : [];
  });
  // Search has its own button; the others are reached from the catalog and its entities.
  items.take('page:search');
  items.take('page:catalog-graph');
  items.take('page:catalog-import');
  const notifications = items.take('page:notifications')?.href;
  const settings = items.take('page:user-settings')?.href;
  const others = items
    .rest()
    .map(({ title, href, icon }) => ({ title, href, icon: <>{icon}</> }))
    .sort((a, b) => a.title.localeCompare(b.title));
  return { main, others, notifications, settings };
}
