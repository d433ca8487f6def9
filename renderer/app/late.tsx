import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';

/**
 * A component that is read when it is first shown, so that the start stays as quick as it is without it.
 * The boundary is its own: in one shared with the screen before, that one would stay, hidden,
 * with a title that nothing can focus.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  const Screen = lazy(async () => ({ default: await load() }));
  return function LateScreen(props: Props) {
    return (
      <Suspense fallback={null}>
        <Screen {...props} />
      </Suspense>
    );
  };
}
