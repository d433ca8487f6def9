import { Component, type ErrorInfo, type ReactNode, useEffect, useState } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import styles from './error-screen.module.css';
import { record } from './report-errors.ts';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another place: what failed at the last one is forgotten. */
  readonly place?: string;
}

interface BoundaryState {
  readonly error: Error | null;
  readonly place: string | undefined;
}

/** Catches what a screen throws, tells the log, and shows a way on instead of a blank window. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, place: undefined };

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.place === state.place ? null : { error: null, place: props.place };
  }

  static getDerivedStateFromError(thrown: unknown): Pick<BoundaryState, 'error'> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    record(error, info.componentStack ?? '');
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorScreen onRetry={() => this.setState({ error: null })} />;
  }
}

function ErrorScreen({ onRetry }: { onRetry: () => void }): ReactNode {
  const text = useText();
  const [report, setReport] = useState('');
  useEffect(() => {
    void call('app.getReport').then((answer) => {
      if (answer.ok) setReport(answer.value.text);
    });
  }, []);
  return (
    <div className={styles['screen']} role="alert">
      <div className={styles['column']}>
        <h1 tabIndex={-1}>{text('errorScreen.title')}</h1>
        <p>{text('errorScreen.explained')}</p>
        <div className={styles['actions']}>
          <Button look="primary" onPress={onRetry}>
            {text('errorScreen.retry')}
          </Button>
          <Button onPress={() => location.reload()}>{text('errorScreen.reload')}</Button>
          <CopyButton value={report} label={text('errorScreen.copyReport')} />
        </div>
        <p className={styles['hint']}>{text('report.redacted')}</p>
        <textarea
          className={styles['report']}
          aria-label={text('report.label')}
          readOnly
          value={report}
          rows={10}
        />
      </div>
    </div>
  );
}
