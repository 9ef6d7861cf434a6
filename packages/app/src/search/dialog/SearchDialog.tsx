import { Dialog, DialogHeader } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { KeyboardEvent, MouseEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useFleetHealth } from '../../catalog/health/useFleetHealth';
import { SearchNotices } from '../results/SearchNotices';
import { groupHits } from '../results/groupHits';
import { parseTerm } from '../results/searchTerm';
import { useSearch } from '../results/useSearch';
import { ChoiceList, listId } from './ChoiceList';
import styles from './SearchDialog.module.css';
import { Choice, resultChoices, startingChoices } from './choices';
import { recentSearches } from './recentSearches';
import { usePages } from './usePages';
import { useUserEntityRef } from './useUserEntityRef';

/** More than one reads; the search page has the rest. */
const limit = { catalog: 30, docs: 6 };
const perGroup = 6;

/** Type, choose with the arrows, go with Enter. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [position, setPosition] = useState(0);
  const navigate = useNavigate();
  const fleet = useFleetHealth();
  const pages = usePages();
  const userEntityRef = useUserEntityRef();
  const search = useSearch({ typed, limit });

  const term = typed.trim();
  const { text } = parseTerm(search.answered ?? '');
  const groups = term
    ? resultChoices(
        groupHits(search.hits, text).map(({ category, hits }) => ({
          category,
          hits: hits.slice(0, perGroup),
        })),
        term,
      )
    : startingChoices(recentSearches.list(userEntityRef), pages);
  const choices = groups.flatMap(group => group.choices);
  const active = choices[Math.min(position, choices.length - 1)];

  useEffect(() => setPosition(0), [term]);
  useEffect(() => {
    document.getElementById(active?.id)?.scrollIntoView?.({ block: 'nearest' });
  }, [active?.id]);

  function choose(choice: Choice | undefined) {
    if (!choice) {
      return;
    }
    if ('term' in choice) {
      setTyped(choice.term);
      return;
    }
    recentSearches.add(userEntityRef, term);
    onClose();
    navigate(choice.href);
  }

  /** Enter before the answer goes to the page that waits for it. */
  function onEnter() {
    choose(term && search.isPending ? choices.at(-1) : active);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 0) {
      event.preventDefault();
      const current = Math.min(position, choices.length - 1);
      setPosition((current + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onEnter();
    }
  }

  function onClick(event: MouseEvent, choice: Choice) {
    // A new tab is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    choose(choice);
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="44rem"
      className={styles.dialog}
    >
      <div className={styles.top}>
        <RiSearchLine className={styles.glass} aria-hidden />
        <input
          className={styles.field}
          type="text"
          role="combobox"
          aria-label="Search"
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={active?.id}
          placeholder="Search by name, owner, tag, ARN or text of docs"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          // A dialog that asks one thing begins there.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={typed}
          onChange={event => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <DialogHeader className={styles.head}>Search</DialogHeader>
      </div>
      <div className={styles.results} aria-busy={search.isPending}>
        {term && <SearchNotices search={search} />}
        <ChoiceList
          groups={groups}
          activeId={active?.id}
          term={text}
          fleet={fleet}
          onClick={onClick}
        />
      </div>
      <p className={styles.keys} aria-hidden>
        <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> go <kbd>Esc</kbd>{' '}
        close
      </p>
    </Dialog>
  );
}
