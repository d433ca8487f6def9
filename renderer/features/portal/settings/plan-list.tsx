import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { MAX_PLANS, type PortalPlan } from '#shared/domain/portal/plan.ts';
import { billingInterval, canBeListed, type PlanPrice } from '#shared/domain/portal/plan-catalog.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName } from '#renderer/i18n/portal-field-text.ts';
import { planPriceText } from '#renderer/i18n/plan-price-text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { portalActionsCatalog, usePortal } from '../portal-store.ts';
import { LeafField, help } from './leaf-fields.tsx';
import { PlanPicker } from './plan-picker.tsx';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

const PATH = 'features.subscription_update.products';

/** What customers can switch to: products in order, the prices of each, quantity limits (facts 5.1). */
export function PlanList(): ReactNode {
  const text = useText();
  const { fields, change, editor } = useSettingsPage();
  const [dragged, setDragged] = useState<number | null>(null);
  const plans = fields[PATH];
  if (plans === null) {
    return (
      <LeafField path={PATH}>
        <p className={styles['legend']}>{leafName(text, PATH)}</p>
        <p className={styles['quiet']}>{text('portal.plansUnknown')}</p>
      </LeafField>
    );
  }
  const set = (next: readonly PortalPlan[]): void => {
    change({ [PATH]: next as never });
    void editor.flush();
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= plans.length || from === to) return;
    const next = [...plans];
    const [plan] = next.splice(from, 1);
    if (plan !== undefined) next.splice(to, 0, plan);
    set(next);
  };
  return (
    <LeafField path={PATH}>
      <div className={styles['planHead']}>
        <p className={styles['legend']}>{leafName(text, PATH)}</p>
        <span className={styles['quiet']}>
          {text('portal.planCount', { count: plans.length, limit: MAX_PLANS })}
        </span>
      </div>
      <p className={styles['quiet']}>{help(text, PATH)}</p>
      <ul className={styles['plans']} aria-label={leafName(text, PATH)}>
        {plans.map((plan, at) => (
          <PlanItem
            key={plan.product}
            plan={plan}
            at={at}
            count={plans.length}
            isDragged={dragged === at}
            onChange={(changed) => set(plans.map((each, index) => (index === at ? changed : each)))}
            onRemove={() => set(plans.filter((_, index) => index !== at))}
            onMove={(to) => move(at, to)}
            drag={{
              onDragStart: () => setDragged(at),
              onDragEnd: () => setDragged(null),
              onDrop: () => {
                if (dragged !== null) move(dragged, at);
                setDragged(null);
              },
            }}
          />
        ))}
      </ul>
      {plans.length < MAX_PLANS ? (
        <PlanPicker
          className={styles['addPlan'] ?? ''}
          taken={new Set(plans.map(({ product }) => product))}
          onPick={(product, prices) => {
            void portalActionsCatalog([product]);
            set([
              ...plans,
              { product, prices: [...prices], quantity: { enabled: false, minimum: null, maximum: null } },
            ]);
          }}
        />
      ) : (
        <p className={styles['quiet']}>{text('portal.plansFull', { limit: MAX_PLANS })}</p>
      )}
    </LeafField>
  );
}

interface PlanItemProps {
  readonly plan: PortalPlan;
  readonly at: number;
  readonly count: number;
  readonly isDragged: boolean;
  readonly onChange: (plan: PortalPlan) => void;
  readonly onRemove: () => void;
  readonly onMove: (to: number) => void;
  readonly drag: {
    readonly onDragStart: () => void;
    readonly onDragEnd: () => void;
    readonly onDrop: () => void;
  };
}

function PlanItem({
  plan,
  at,
  count,
  isDragged,
  onChange,
  onRemove,
  onMove,
  drag,
}: PlanItemProps): ReactNode {
  const text = useText();
  const catalog = usePortal((store) => store.catalog);
  const product = catalog.products.get(plan.product);
  const name = product?.name ?? plan.product;
  const own = [...catalog.prices.values()].filter((price) => price.productId === plan.product);
  const listed = plan.prices.flatMap((id) => own.find((price) => price.id === id) ?? []);
  const offered = [
    ...listed,
    ...own.filter((price) => !listed.includes(price) && price.active && canBeListed(price)),
  ];
  const unknown = plan.prices.filter((id) => !own.some((price) => price.id === id));
  const item = useRef<HTMLLIElement>(null);
  const moveTo = (to: number): void => {
    onMove(to);
    // At either end the button pressed is disabled, and a disabled one loses the focus.
    if (to !== 0 && to !== count - 1) return;
    const other = to === 0 ? 'down' : 'up';
    requestAnimationFrame(() => item.current?.querySelector<HTMLElement>(`[data-move=${other}]`)?.focus());
  };
  const toggle = (id: string, isOn: boolean): void =>
    onChange({ ...plan, prices: isOn ? [...plan.prices, id] : plan.prices.filter((each) => each !== id) });
  return (
    // Dragging is for the mouse; the buttons in it do the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={item}
      className={styles['plan']}
      data-dragged={isDragged}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        drag.onDrop();
      }}
    >
      <div className={styles['planRow']}>
        <span
          draggable
          className={styles['grip']}
          aria-hidden
          onDragStart={(event: DragEvent) => {
            event.dataTransfer.effectAllowed = 'move';
            drag.onDragStart();
          }}
          onDragEnd={drag.onDragEnd}
        >
          <GripVertical />
        </span>
        <strong className={styles['planName']}>{name}</strong>
        {product === undefined ? <Badge tone="caution">{text('portal.plan.notHere')}</Badge> : null}
        {product?.active === false ? <Badge tone="caution">{text('value.archived')}</Badge> : null}
        <span className={styles['spring']} />
        <IconButton
          size="small"
          label={text('portal.plan.up', { name })}
          data-move="up"
          isDisabled={at === 0}
          onPress={() => moveTo(at - 1)}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          size="small"
          label={text('portal.plan.down', { name })}
          data-move="down"
          isDisabled={at === count - 1}
          onPress={() => moveTo(at + 1)}
        >
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton size="small" label={text('portal.plan.remove', { name })} onPress={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className={styles['prices']}>
        {offered.map((price) => (
          <Checkbox
            key={price.id}
            isSelected={plan.prices.includes(price.id)}
            isDisabled={!plan.prices.includes(price.id) && clashes(price, listed)}
            onChange={(isOn) => toggle(price.id, isOn)}
          >
            {planPriceText(text, price)}
            {price.active ? '' : ` · ${text('value.archived')}`}
            {price.nickname === null ? '' : ` · ${price.nickname}`}
          </Checkbox>
        ))}
        {unknown.map((id) => (
          <Checkbox key={id} isSelected onChange={() => toggle(id, false)}>
            {id} · {text('portal.plan.priceNotHere')}
          </Checkbox>
        ))}
      </div>
      <QuantityFields plan={plan} name={name} onChange={onChange} />
    </li>
  );
}

/** One price an interval (facts 5.1). */
function clashes(price: PlanPrice, listed: readonly PlanPrice[]): boolean {
  return listed.some((each) => billingInterval(each) === billingInterval(price));
}

function QuantityFields({
  plan,
  name,
  onChange,
}: {
  readonly plan: PortalPlan;
  readonly name: string;
  readonly onChange: (plan: PortalPlan) => void;
}): ReactNode {
  const text = useText();
  const { quantity } = plan;
  const set = (changed: Partial<PortalPlan['quantity']>): void =>
    onChange({ ...plan, quantity: { ...quantity, ...changed } });
  return (
    <div className={styles['quantity']}>
      <Switch
        label={text('portal.plan.quantity')}
        aria-label={text('portal.plan.quantityOf', { name })}
        isSelected={quantity.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {quantity.enabled ? (
        <div className={styles['limits']}>
          <NumberField
            label={text('portal.plan.minimum')}
            name={text('portal.plan.minimumOf', { name })}
            value={quantity.minimum}
            onChange={(minimum) => set({ minimum })}
          />
          <NumberField
            label={text('portal.plan.maximum')}
            name={text('portal.plan.maximumOf', { name })}
            value={quantity.maximum}
            onChange={(maximum) => set({ maximum })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** A whole number, or nothing. Kept as typed until the field is left. */
function NumberField({
  label,
  name,
  value,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const done = (): void => {
    if (typed === null) return;
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    onChange(digits === '' ? null : Number(digits));
    setTyped(null);
  };
  return (
    <div className={styles['numberRow']}>
      {/* In the name with the plan's own: which one it is of is seen, not heard. */}
      <span aria-hidden>{label}</span>
      <TextField
        label=""
        aria-label={name}
        className={styles['number'] ?? ''}
        inputMode="numeric"
        value={typed ?? (value === null ? '' : String(value))}
        onChange={setTyped}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
        }}
      />
    </div>
  );
}
