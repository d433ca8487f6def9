import type { ReactNode } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import styles from './customers.module.css';
import { maskedData, maskedReport } from './masked-report.ts';
import { SaveReportButton } from './save-report-button.tsx';

/** For a colleague: what was asked, checks, evidence, request ids; masked. */
export function ReportRegion({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const report = maskedReport(lookup, text);
  const data = JSON.stringify(maskedData(lookup), null, 2);
  return (
    <section aria-label={text('customers.report')} className={styles['panel']}>
      <h2>{text('customers.report')}</h2>
      <p className={styles['muted']}>{text('customers.reportNote')}</p>
      <div className={styles['matchActions']}>
        <CopyButton size="small" value={report} label={text('customers.copyReport')} />
        <SaveReportButton size="small" kind="text" content={report} label={text('customers.saveReport')} />
        <CopyButton look="quiet" size="small" value={data} label={text('customers.copyReportJson')} />
        <SaveReportButton
          look="quiet"
          size="small"
          kind="json"
          content={data}
          label={text('customers.saveReportJson')}
        />
      </div>
    </section>
  );
}
