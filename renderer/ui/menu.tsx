import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components/Menu';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import styles from './popover.module.css';

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style'> {
  /** The button that opens it. */
  trigger: ReactNode;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

export function Menu({ trigger, placement = 'bottom start', ...props }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} placement={placement} offset={4}>
        <AriaMenu {...props} className={styles['list'] ?? ''} />
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  label: string;
  description?: string;
  icon?: ReactNode;
  keys?: string;
  isDanger?: boolean;
}

export function MenuItem({
  label,
  description,
  icon,
  keys,
  isDanger = false,
  ...props
}: MenuItemProps): ReactNode {
  return (
    <AriaMenuItem {...props} textValue={label} className={cx(styles['item'], isDanger && styles['danger'])}>
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode === 'none' ? null : (
            <span className={styles['check']}>{isSelected ? <Check aria-hidden /> : null}</span>
          )}
          {icon}
          <div className={styles['itemBody']}>
            <Text slot="label">{label}</Text>
            {description === undefined ? null : (
              <Text slot="description" elementType="div" className={styles['itemDescription'] ?? ''}>
                {description}
              </Text>
            )}
          </div>
          {keys === undefined ? null : <Kbd keys={keys} />}
        </>
      )}
    </AriaMenuItem>
  );
}

/** One of these is chosen now; `onAction` of the menu hears which is pressed. */
export function MenuChoices(props: { title: string; chosen: string; children: ReactNode }): ReactNode {
  return (
    <AriaMenuSection selectionMode="single" selectedKeys={[props.chosen]} onSelectionChange={() => undefined}>
      <Header className={styles['heading'] ?? ''}>{props.title}</Header>
      {props.children}
    </AriaMenuSection>
  );
}

export function MenuSeparator(): ReactNode {
  return <Separator className={styles['separator'] ?? ''} />;
}
