import { toError } from '@backstage/errors';
import { Component, ReactNode } from 'react';
import prose from './prose.module.css';

interface State {
  error?: Error;
}

/** Keeps a fault of one part of the page from taking the rest of it away. */
export class PanelBoundary extends Component<{ children: ReactNode }, State> {
  static getDerivedStateFromError(error: unknown): State {
    return { error: toError(error) };
  }

  state: State = {};

  render() {
    const { error } = this.state;
    if (!error) {
      return this.props.children;
    }
    return (
      <p className={prose.text} role="alert">
        This part of the page failed; reload the page to try again.{' '}
        <span className={prose.muted}>{error.message}</span>
      </p>
    );
  }
}
