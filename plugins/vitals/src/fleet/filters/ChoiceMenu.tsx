import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { ReactNode } from 'react';

export interface ChoiceMenuProps {
  title: string;
  /** What is chosen, as people read it. */
  chosen: string[];
  /** What there is to choose from; rendered once it is opened. */
  children: ReactNode;
}

/** A filter as a button that says what is chosen, and opens what there is to choose from. */
export function ChoiceMenu({ title, chosen, children }: ChoiceMenuProps) {
  const more = chosen.length > 1 ? ` +${chosen.length - 1}` : '';
  const label = chosen.length > 0 ? `${title}: ${chosen[0]}${more}` : title;
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant={chosen.length > 0 ? 'primary' : 'secondary'}
        // The head of a column, which sorts, may read the same.
        aria-label={`Filter by ${label}`}
        iconEnd={<RiArrowDownSLine aria-hidden />}
      >
        {label}
      </Button>
      <Popover
        placement="bottom start"
        hideArrow
        aria-label={`Filter by ${title}`}
      >
        {children}
      </Popover>
    </DialogTrigger>
  );
}
