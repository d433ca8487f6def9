import type { ReactNode } from 'react';
import {
  describeStatementDescriptor,
  STATEMENT_DESCRIPTOR_LIMIT,
} from '#shared/domain/statement-descriptor.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useProductPage } from './product-context.ts';
import styles from './product-page.module.css';
import { ProductTextField } from './text-fields.tsx';

/** What the bank prints for this product's subscriptions; full-width letters can be mended in one step. */
export function StatementField(): ReactNode {
  const text = useText();
  const { fields, change } = useProductPage();
  const { printed, suggestion } = describeStatementDescriptor(fields.statementDescriptor ?? '');
  return (
    <>
      <ProductTextField
        path="statementDescriptor"
        label={text('field.statementDescriptor')}
        limit={STATEMENT_DESCRIPTOR_LIMIT}
        isOptional
        description={
          printed === '' ? (
            text('product.statementHelp')
          ) : (
            <>
              {text('product.statementPrints')} <code>{printed}</code>
            </>
          )
        }
      />
      {suggestion !== null && (
        <div className={styles['suggestion']}>
          <Button size="small" onPress={() => change({ statementDescriptor: suggestion })}>
            {text('product.statementSuggestion', { suggestion })}
          </Button>
        </div>
      )}
    </>
  );
}
