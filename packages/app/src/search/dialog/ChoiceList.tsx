import { RiArrowRightLine, RiHistoryLine } from '@remixicon/react';
import { MouseEvent, ReactNode } from 'react';
import { useHref } from 'react-router-dom';
import { UsedFleetHealth } from '../../catalog/health/useFleetHealth';
import { HitContent } from '../results/HitContent';
import styles from './ChoiceList.module.css';
import { Choice, ChoiceGroup } from './choices';

export const listId = 'search-choices';

export interface ChoiceListProps {
  groups: ChoiceGroup[];
  activeId: string | undefined;
  term: string;
  fleet: UsedFleetHealth;
  onClick(event: MouseEvent, choice: Choice): void;
}

/** The list that the field of the dialog controls; focus stays in the field. */
export function ChoiceList(props: ChoiceListProps) {
  const { groups, activeId, term, fleet, onClick } = props;
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="Results"
      className={styles.list}
    >
      {groups.map(({ title, choices }, index) => (
        <div
          key={title}
          role="group"
          aria-labelledby={`search-group-${index}`}
          className={styles.group}
        >
          <div
            id={`search-group-${index}`}
            role="presentation"
            className={styles.heading}
          >
            {title}
          </div>
          {choices.map(choice => (
            <ChoiceLine
              key={choice.id}
              choice={choice}
              isActive={choice.id === activeId}
              onClick={event => onClick(event, choice)}
            >
              {'hit' in choice ? (
                <HitContent hit={choice.hit} term={term} fleet={fleet} />
              ) : (
                <span className={styles.label}>
                  {'term' in choice ? (
                    <RiHistoryLine aria-hidden />
                  ) : (
                    <RiArrowRightLine aria-hidden />
                  )}
                  {choice.label}
                </span>
              )}
            </ChoiceLine>
          ))}
        </div>
      ))}
    </div>
  );
}

function ChoiceLine(props: {
  choice: Choice;
  isActive: boolean;
  onClick(event: MouseEvent): void;
  children: ReactNode;
}) {
  const { choice, isActive, onClick, children } = props;
  const href = useHref('href' in choice ? choice.href : '/');
  const common = {
    id: choice.id,
    role: 'option',
    'aria-selected': isActive,
    className: styles.choice,
    onClick,
    tabIndex: -1,
  };
  return 'href' in choice ? (
    <a {...common} href={href}>
      {children}
    </a>
  ) : (
    // The field handles the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div {...common}>{children}</div>
  );
}
