import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';

/** Milliseconds of silence after which what was typed is looked for. */
const settleAfter = 300;

export interface TextFilterProps {
  text: string;
  label: string;
  onChange(text: string): void;
}

/** The text that names are searched for; asks when one stops typing, or at once on Enter. */
export function TextFilter({ text, label, onChange }: TextFilterProps) {
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);

  useEffect(() => {
    // The address changed by other means, as the back button.
    if (text !== asked.current) {
      asked.current = text;
      setTyped(text);
    }
  }, [text]);

  useEffect(() => {
    if (typed === asked.current) {
      return () => {};
    }
    const timer = setTimeout(() => ask(typed), settleAfter);
    return () => clearTimeout(timer);
  });

  return (
    <SearchField
      size="small"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={setTyped}
      onSubmit={ask}
      onClear={() => ask('')}
    />
  );

  function ask(value: string) {
    asked.current = value;
    onChange(value);
  }
}
