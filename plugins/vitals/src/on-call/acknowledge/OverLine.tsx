import prose from '../../verdict/prose.module.css';

/** For a dialog whose incident is not in the list any more. */
export function OverLine() {
  return (
    <p className={prose.text} role="status">
      It is over, or part of another incident now.
    </p>
  );
}
