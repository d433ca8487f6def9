import { Check, ChevronDown } from 'lucide-react';
import { useRef, type ReactNode, type Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components/ComboBox';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './combo-box.module.css';
import { cx } from './cx.ts';
import { FieldLabel, FieldMessages, type FieldTexts } from './field-messages.tsx';
import field from './field.module.css';
import popover from './popover.module.css';

export interface ComboBoxItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export interface ComboBoxProps<T extends ComboBoxItem>
  extends
    Omit<AriaComboBoxProps<T>, 'className' | 'style' | 'children' | 'items' | 'defaultItems'>,
    FieldTexts {
  /** What the list shows now. Filter it yourself by `inputValue`, or leave that to `defaultItems`. */
  items?: Iterable<T>;
  defaultItems?: Iterable<T>;
  placeholder?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

const ROW_HEIGHT = 30;
const TALL_ROW_HEIGHT = 48;

/** A box to type in with a list under it; long lists are virtual. */
export function ComboBox<T extends ComboBoxItem>(
  props: ComboBoxProps<T> & { tallRows?: boolean },
): ReactNode {
  const { label, aside, description, error, warning, placeholder, className, inputRef, tallRows, ...rest } =
    props;
  const text = useText();
  const kept = useKeptText(rest);
  return (
    <AriaComboBox<T>
      menuTrigger="focus"
      allowsEmptyCollection
      {...rest}
      {...kept}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={cx(field['field'], className)}
    >
      <FieldLabel label={label} aside={aside} />
      <div className={styles['box']}>
        <Input
          className={cx(field['control'], styles['input'])}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        <Button className={styles['open'] ?? ''}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <FieldMessages description={description} warning={warning} error={error} />
      <Popover className={popover['popover'] ?? ''} offset={4} maxHeight={320}>
        <Virtualizer
          layout={ListLayout}
          layoutOptions={{ rowHeight: tallRows === true ? TALL_ROW_HEIGHT : ROW_HEIGHT }}
        >
          <ListBox<T>
            className={popover['list'] ?? ''}
            renderEmptyState={() => <div className={popover['empty']}>{text('ui.nothingFound')}</div>}
          >
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className={popover['item'] ?? ''}>
                {({ isSelected }) => (
                  <>
                    <div className={popover['itemBody']}>
                      <Text slot="label">{item.label}</Text>
                      {item.description === undefined ? null : (
                        <Text
                          slot="description"
                          elementType="div"
                          className={popover['itemDescription'] ?? ''}
                        >
                          {item.description}
                        </Text>
                      )}
                    </div>
                    {isSelected ? <Check aria-hidden className={popover['check']} /> : null}
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  );
}

/** How long after taking the focus a field may still be scrolling into sight. */
const SCROLLING_MS = 300;

/**
 * Lists close when the page under them moves, and take back what was typed. A field that is just
 * being scrolled into sight by its own focus has nothing to take back: then this is not told, the
 * text stays, and the list opens for it again.
 */
function useKeptText<T extends ComboBoxItem>(
  given: Pick<AriaComboBoxProps<T>, 'onFocus' | 'onSelectionChange' | 'selectedKey'>,
): Pick<AriaComboBoxProps<T>, 'onFocus' | 'onSelectionChange'> {
  const until = useRef(0);
  return {
    onFocus: (event) => {
      until.current = performance.now() + SCROLLING_MS;
      given.onFocus?.(event);
    },
    onSelectionChange: (key) => {
      const isTakenBack = key === (given.selectedKey ?? null);
      const isScrolling = performance.now() < until.current;
      until.current = 0;
      if (!(isTakenBack && isScrolling)) given.onSelectionChange?.(key);
    },
  };
}
