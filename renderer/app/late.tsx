import { type ComponentType, type FunctionComponent, lazy, Suspense, useState } from 'react';

export interface Late<Props> extends FunctionComponent<Props> {
  /** Reads it before it is shown: the first screen of all is drawn at once and whole. */
  readonly readAhead: () => Promise<void>;
}

/**
 * A component that is read when it is first shown, so that the start stays as quick as it is without it.
 * The boundary is its own: in one shared with the screen before, that one would stay, hidden,
 * with a title that nothing can focus.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let known: ComponentType<Props> | null = null;
  const Screen = lazy(async () => ({ default: await load() }));
  function LateScreen(props: Props) {
    // As it was when it came up: a component that is swapped would lose what is typed in it.
    const [Known] = useState(() => known);
    if (Known !== null) return <Known {...props} />;
    return (
      <Suspense fallback={null}>
        <Screen {...props} />
      </Suspense>
    );
  }
  return Object.assign(LateScreen, {
    async readAhead() {
      known = await load();
    },
  });
}
