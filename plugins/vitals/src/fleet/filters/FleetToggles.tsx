import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';

/** Whose. */
export function OwnerToggle(props: {
  isMine: boolean;
  onChange(isMine: boolean): void;
}) {
  return (
    <ToggleButtonGroup
      aria-label="Owner"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.isMine ? 'mine' : 'all']}
      onSelectionChange={keys => props.onChange(keys.has('mine'))}
    >
      <ToggleButton id="all">Everyone&apos;s</ToggleButton>
      <ToggleButton id="mine">Mine</ToggleButton>
    </ToggleButtonGroup>
  );
}

export interface ChoiceTogglesProps<T extends string> {
  label: string;
  choices: readonly T[];
  wordOf(choice: T): string;
  selected: T[];
  onChange(selected: T[]): void;
}

/** Some of a few, as buttons beside each other. */
export function ChoiceToggles<T extends string>(props: ChoiceTogglesProps<T>) {
  const { label, choices, wordOf, selected, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={keys => onChange([...keys] as T[])}
    >
      {choices.map(choice => (
        <ToggleButton key={choice} id={choice}>
          {wordOf(choice)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** How important. */
export function TierToggles(props: {
  tiers: readonly string[];
  selected: string[];
  onChange(tiers: string[]): void;
}) {
  const { tiers, selected, onChange } = props;
  // A tier of the address stays on offer though nothing has it any more.
  const choices = [...new Set([...tiers, ...selected])].sort();
  return choices.length === 0 ? null : (
    <ChoiceToggles
      label="Tier"
      choices={choices}
      wordOf={tier => `Tier ${tier}`}
      selected={selected}
      onChange={onChange}
    />
  );
}
