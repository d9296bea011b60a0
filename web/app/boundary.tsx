import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** another place is another try */
  readonly place: string;
}

/** Keeps a fault of one page from taking the others along, and says what it was. */
export class Boundary extends Component<Props, { readonly error: Error | null; readonly place: string }> {
  override state: { readonly error: Error | null; readonly place: string } = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, state: { readonly place: string }): object | null {
    return place === state.place ? null : { place, error: null };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="note bad-note" role="alert">
        <p className="note-title">This page has a fault</p>
        <p>{error.message}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </div>
    );
  }
}
