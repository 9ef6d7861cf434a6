import { HitGroup } from '../results/groupHits';
import { SearchHit, categories } from '../results/SearchHit';
import { Page } from './usePages';

/** What Enter does: go somewhere, or search for that. */
export type Choice =
  | { id: string; href: string; hit: SearchHit }
  | { id: string; href: string; label: string }
  | { id: string; term: string; label: string };

export interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

/** What is offered before anything is typed. */
export function startingChoices(recent: string[], pages: Page[]) {
  return numbered([
    {
      title: 'Recent searches',
      choices: recent.map(term => ({ id: '', term, label: term })),
    },
    {
      title: 'Go to',
      choices: pages.map(({ title, href }) => ({ id: '', href, label: title })),
    },
  ]);
}

/** The results by group, and the page that has them all. */
export function resultChoices(groups: HitGroup[], typed: string) {
  return numbered([
    ...groups.map(({ category, hits }) => ({
      title: categories[category],
      choices: hits.map(hit => ({ id: '', href: hit.href, hit })),
    })),
    {
      title: 'More',
      choices: [
        {
          id: '',
          href: `/search?${new URLSearchParams({ query: typed })}`,
          label: `All results for “${typed}”`,
        },
      ],
    },
  ]);
}

/** Gives each choice the id by which the field names the active one. */
function numbered(groups: ChoiceGroup[]): ChoiceGroup[] {
  let count = 0;
  return groups
    .filter(({ choices }) => choices.length > 0)
    .map(({ title, choices }) => ({
      title,
      choices: choices.map(choice => {
        count += 1;
        return { ...choice, id: `search-choice-${count}` };
      }),
    }));
}
