import { useSearchParams } from 'react-router-dom';
import { Shift, formatShift, parseShift } from './shift';

export interface UsedShift {
  isOpen: boolean;
  shift: Shift;
  open(): void;
  choose(shift: Shift): void;
  close(): void;
}

const parameter = 'handover';

/** Whether the handover is open and of which shift, kept in the address so that it can be sent to somebody. */
export function useShift(): UsedShift {
  const [query, setQuery] = useSearchParams();
  const text = query.get(parameter);
  return {
    isOpen: text !== null,
    shift: parseShift(text ?? ''),
    open: () => put(formatShift(parseShift(''))),
    choose: shift => put(formatShift(shift)),
    close: () => put(undefined),
  };

  function put(value: string | undefined) {
    setQuery(
      current => {
        const next = new URLSearchParams(current);
        next.delete(parameter);
        if (value !== undefined) {
          next.set(parameter, value);
        }
        return next;
      },
      { replace: true },
    );
  }
}
