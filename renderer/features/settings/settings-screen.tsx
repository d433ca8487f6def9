import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AppState, Settings } from '#shared/contract/app.ts';
import type { AppError } from '#shared/errors.ts';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { Screen, Section } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useAppState, useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { CopiesSection } from './copies-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { RateSelect } from './rate-select.tsx';
import styles from './settings-screen.module.css';

/** Minutes; 0 is never. */
const LOCK_TIMES = [0, 1, 5, 10, 15, 30, 60, 120];
const ZOOM_STEPS = [75, 90, 100, 110, 125, 150, 175, 200, 250, 300];

export function SettingsScreen(): ReactNode {
  const text = useText();
  const state = useAppState();
  const accountId = useCurrentAccount()?.id ?? null;
  const mayWrite = useMay('catalog.write');
  const hasAccount = accountId !== null;
  return (
    <Screen
      title={text('nav.settings')}
      actions={
        hasAccount ? undefined : (
          <Button look="quiet" onPress={() => goTo(ROUTES.welcome)}>
            <ArrowLeft aria-hidden />
            {text('ui.back')}
          </Button>
        )
      }
    >
      {state === null ? null : <Choices state={state} />}
      <AccountsSection />
      <ProfileSection />
      {accountId !== null && mayWrite ? <CopiesSection key={accountId} /> : null}
      {state === null ? null : <AboutSection state={state} />}
    </Screen>
  );
}

/** Each choice holds at once and is on disk when the engine answers. */
function Choices({ state }: { state: AppState }): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const { settings } = state;
  const save = (changes: Partial<Settings>): void => {
    void call('app.updateSettings', changes).then((saved) => setError(saved.ok ? null : saved.error));
  };
  const zooms = [...new Set([...ZOOM_STEPS, settings.zoomPercent])].toSorted((a, b) => a - b);
  const lockTimes = [...new Set([...LOCK_TIMES, settings.lockAfterMinutes ?? 0])].toSorted((a, b) => a - b);
  return (
    <>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      <Section title={text('settings.appearance')}>
        <div className={styles['grid']}>
          <Select
            label={text('settings.language')}
            value={settings.language}
            onChange={(language) => save({ language })}
            options={[
              { value: 'system', label: text('settings.asSystem') },
              { value: 'en', label: text('language.en') },
              { value: 'ja', label: text('language.ja') },
            ]}
          />
          <Select
            label={text('settings.theme')}
            value={settings.theme}
            onChange={(theme) => save({ theme })}
            options={[
              { value: 'system', label: text('settings.asSystem') },
              { value: 'light', label: text('settings.themeLight') },
              { value: 'dark', label: text('settings.themeDark') },
            ]}
          />
          <Select
            label={text('settings.zoom')}
            value={String(settings.zoomPercent)}
            onChange={(zoom) => save({ zoomPercent: Number(zoom) })}
            options={zooms.map((zoom) => ({ value: String(zoom), label: `${zoom}%` }))}
          />
        </div>
      </Section>
      <Section title={text('settings.lock')} lead={text('settings.lockLead')}>
        <div className={styles['grid']}>
          <Select
            label={text('settings.lockAfter')}
            value={String(settings.lockAfterMinutes ?? 0)}
            onChange={(minutes) => save({ lockAfterMinutes: minutes === '0' ? null : Number(minutes) })}
            options={lockTimes.map((minutes) => ({
              value: String(minutes),
              label: text('settings.lockMinutes', { minutes }),
            }))}
          />
        </div>
      </Section>
      <Section title={text('settings.rates')} lead={text('settings.ratesLead')}>
        <div className={styles['grid']}>
          <RateSelect
            label={text('settings.rateTest')}
            value={settings.testRequestsPerSecond}
            onChange={(testRequestsPerSecond) => save({ testRequestsPerSecond })}
          />
          <RateSelect
            label={text('settings.rateLive')}
            value={settings.liveRequestsPerSecond}
            onChange={(liveRequestsPerSecond) => save({ liveRequestsPerSecond })}
          />
        </div>
      </Section>
    </>
  );
}
