import type { ReactNode } from 'react';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import { PortalButton } from './portal-layout.tsx';
import type { PortalScene } from '#shared/domain/portal/scene.ts';
import styles from './portal.module.css';

/** The form for one's own details: the fields that the settings let customers edit. */
export function PortalDetails({ scene }: { readonly scene: PortalScene }): ReactNode {
  const { say } = usePreview();
  const values: Readonly<Record<string, string>> = {
    name: say('preview.sample.customer'),
    email: SAMPLE_EMAIL,
    phone: say('preview.sample.phone'),
    address: say('preview.sample.address'),
    shipping: say('preview.sample.address'),
    tax_id: '',
  };
  return (
    <>
      <p className={styles['title']}>{say('preview.portal.edit')}</p>
      {scene.fields['features.customer_update.allowed_updates'].map((field) => (
        <div key={field}>
          <p className={styles['label']}>{say.lookup(`portal.update.${field}`) ?? field}</p>
          <p className={styles['field']}>
            {values[field] === undefined || values[field] === '' ? ' ' : values[field]}
          </p>
        </div>
      ))}
      <PortalButton>{say('preview.portal.save')}</PortalButton>
    </>
  );
}
