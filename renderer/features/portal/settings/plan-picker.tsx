import { type ReactNode, useEffect, useState } from 'react';
import { billingInterval, type PlanPrice } from '#shared/domain/portal/plan-catalog.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { planPriceText } from '#renderer/i18n/plan-price-text.ts';
import { ComboBox, type ComboBoxItem } from '#renderer/ui/combo-box.tsx';
import { addToCatalog } from '../portal-store.ts';

interface PlanChoice extends ComboBoxItem {
  readonly prices: readonly string[];
}

/** Adds a product of the local catalog, with one price for each interval it has. */
export function PlanPicker({
  taken,
  onPick,
  className,
}: {
  readonly className: string;
  readonly taken: ReadonlySet<string>;
  readonly onPick: (product: string, prices: readonly string[]) => void;
}): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState('');
  /** The one added last: that it is another one than before is what shuts the list. */
  const [picked, setPicked] = useState<string | null>(null);
  const [choices, setChoices] = useState<readonly PlanChoice[]>([]);
  useEffect(() => {
    let isOver = false;
    const find = async (): Promise<void> => {
      const found = await call('portal.findPlans', { text: typed });
      if (isOver || !found.ok) return;
      addToCatalog(found.value);
      const { products, prices } = found.value;
      setChoices(
        products.map(({ id, name }) => {
          const own = onePerInterval(prices.filter((price) => price.productId === id));
          const description = own.map((price) => planPriceText(text, price)).join(' · ');
          return { id, label: name, description, prices: own.map((price) => price.id) };
        }),
      );
    };
    void find();
    return () => {
      isOver = true;
    };
  }, [typed, text]);
  return (
    <ComboBox
      className={className}
      label={text('portal.addPlan')}
      placeholder={text('portal.addPlanPlaceholder')}
      description={text('portal.addPlanHelp')}
      tallRows
      items={choices.filter(({ id }) => !taken.has(id))}
      inputValue={typed}
      onInputChange={(value) => {
        setTyped(value);
        setPicked(null);
      }}
      selectedKey={picked !== null && taken.has(picked) ? picked : null}
      onSelectionChange={(key) => {
        const choice = choices.find(({ id }) => id === key);
        if (choice === undefined) return;
        onPick(choice.id, choice.prices);
        setPicked(choice.id);
        setTyped('');
      }}
    />
  );
}

/** Stripe takes one price an interval of each product (facts 5.1): the first of each. */
function onePerInterval<P extends PlanPrice>(prices: readonly P[]): readonly P[] {
  const seen = new Set<string | null>();
  return prices.filter((price) => {
    const interval = billingInterval(price);
    if (seen.has(interval)) return false;
    seen.add(interval);
    return true;
  });
}
