import { CircleAlert, CircleCheck, CircleHelp, Eye } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BrandDraft, BrandReading } from '#shared/contract/branding.ts';
import type { BrandField } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { BrandValue } from '../brand-value.tsx';
import { DashboardLinks } from './dashboard-links.tsx';
import { DraftValue } from './draft-value.tsx';
import { DraftValues } from './draft-values.tsx';
import styles from './go-live.module.css';
import { type ComparedField, type FieldOutcome, useComparison } from './use-comparison.ts';

const ICONS: Readonly<Record<FieldOutcome, ReactNode>> = {
  same: <CircleCheck aria-hidden />,
  differs: <CircleAlert aria-hidden />,
  look: <Eye aria-hidden />,
  unreadable: <CircleHelp aria-hidden />,
};

/** One mode: what differs between what is live there and the draft, and the way to the page where it is set. */
export function ModeStep({
  reading,
  draft,
  isApplied,
}: {
  readonly reading: BrandReading;
  readonly draft: BrandDraft;
  /** The person said that it was applied, and it was read again since. */
  readonly isApplied: boolean;
}): ReactNode {
  const text = useText();
  // A picture that the person has looked at and called the same, by what both show.
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const compared = useComparison(reading, draft);
  const mode = text(`mode.${reading.mode}`);
  const key = (field: BrandField): string => `${field} ${JSON.stringify([reading.brand, draft.brand])}`;
  const fields = compared?.map((one): ComparedField => {
    return one.outcome === 'look' && accepted.has(key(one.field)) ? { ...one, outcome: 'same' } : one;
  });
  const open = fields?.filter(({ outcome }) => outcome !== 'same') ?? [];
  const title = (): string => {
    if (fields === undefined) return text('goLive.modeUnread', { mode });
    if (open.length === 0) return text(isApplied ? 'goLive.modeDone' : 'goLive.modeSame', { mode });
    return text('goLive.modeDiffers', { mode, count: open.length });
  };
  return (
    <li className={styles['step']} data-mode-of={reading.mode}>
      <h3 data-outcome={fields !== undefined && open.length === 0 ? 'same' : 'differs'}>{title()}</h3>
      {reading.state === 'notPermitted' && (
        <p>{text('branding.notAllowedHelp', { permission: reading.permission ?? '' })}</p>
      )}
      {reading.state === 'failed' && <p>{text('goLive.notAnswered')}</p>}
      {fields === undefined || reading.brand === null ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text('goLive.field')}</th>
              <th scope="col">{text('goLive.liveNow')}</th>
              <th scope="col">{text('branding.draft')}</th>
              <th scope="col">{text('goLive.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, outcome, distance }) => (
              <tr key={field} data-outcome={outcome}>
                <th scope="row">{text(`branding.${field}`)}</th>
                <td>
                  {reading.brand !== null && (
                    <BrandValue
                      brand={reading.brand}
                      field={field}
                      {...(field === 'icon' || field === 'logo' ? { picture: reading.pictures[field] } : {})}
                    />
                  )}
                </td>
                <td>
                  <DraftValue brand={draft.brand} field={field} isDone={outcome === 'same'} />
                </td>
                <td>
                  <span className={styles['outcome']}>
                    {ICONS[outcome]}
                    {text(`goLive.outcome.${outcome}`)}
                  </span>
                  {outcome === 'look' && (
                    <>
                      <p className={styles['quiet']}>
                        {text('goLive.distance', { percent: Math.round(distance ?? 100) })}
                      </p>
                      <Button size="small" onPress={() => setAccepted(new Set([...accepted, key(field)]))}>
                        {text('goLive.isSame')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reading.brand === null && <DraftValues brand={draft.brand} />}
      <DashboardLinks mode={reading.mode} />
    </li>
  );
}
