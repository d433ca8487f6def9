import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import { PORTAL_LEAVES } from '#shared/domain/portal/leaves.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';
import { PRODUCT_FIELD_NAMES } from '#shared/domain/product.ts';
import { objectRoute } from '#renderer/screen/navigation.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { type KnownNames, objectFieldName } from '#renderer/i18n/object-field-text.ts';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ChangeRow } from './change-row.tsx';
import { openField } from './open-field.ts';
import { publishActions } from './publish-store.ts';
import styles from './review.module.css';

const TONES: Readonly<Record<ReviewItem['action'], Tone>> = {
  create: 'positive',
  update: 'neutral',
  archive: 'caution',
  unarchive: 'neutral',
  delete: 'danger',
};

interface ReviewItemCardProps {
  readonly item: ReviewItem;
  readonly isChosen: boolean;
  /** Changes of a chosen item that are left out. */
  readonly leftOutPaths: ReadonlySet<string> | undefined;
  /** Of a set that is aside: no page shows these changes, so none is opened and none given up here. */
  readonly isAside: boolean;
  readonly names: KnownNames;
  /** The sheet gives way to the product page. */
  readonly onLeave: () => void;
}

/** One object in the review: what happens to it, field by field, and what keeps it here. */
export function ReviewItemCard(props: ReviewItemCardProps): ReactNode {
  const { item, isChosen, leftOutPaths, isAside, names, onLeave } = props;
  const text = useText();
  const title = objectTitle(text, item);
  const errors = item.problems.filter((problem) => problem.severity === 'error');
  const isInConflict = !item.publishable && errors.length === 0;
  const open = (path: string | null): void => {
    onLeave();
    openField(objectRoute(item.object, item.productId), path);
  };
  return (
    <li className={cx(styles['item'], !isChosen && styles['leftOut'])}>
      <div className={styles['head']}>
        <Checkbox
          aria-label={text('publish.include', { title })}
          isSelected={isChosen}
          isIndeterminate={isChosen && leftOutPaths !== undefined}
          isDisabled={!item.publishable}
          onChange={() => publishActions.toggle(item.id)}
        />
        <strong className={styles['title']}>{title}</strong>
        <Badge tone={TONES[item.action]}>{text(`publish.action.${item.action}`)}</Badge>
        <span className={styles['spring']} />
        {!isAside && (
          <>
            <Button
              look="quiet"
              plain
              size="small"
              aria-label={text('publish.openProduct', { title })}
              onPress={() => open(null)}
            >
              {text('publish.open')}
            </Button>
            <Button
              look="quiet"
              plain
              size="small"
              aria-label={text('publish.dropProduct', { title })}
              onPress={() => void publishActions.drop(item.object)}
            >
              {text('publish.drop')}
            </Button>
          </>
        )}
      </div>
      {problemsToSay(item).map((problem) => (
        <ProblemLine
          key={`${problem.code} ${problem.path}`}
          object={item.object}
          problem={problem}
          onOpen={isAside ? null : () => open(problem.path)}
        />
      ))}
      {isInConflict && (
        <div className={styles['problem']} data-severity="warning">
          <TriangleAlert aria-hidden />
          <span>{text(isAside ? 'publish.inConflictAside' : 'publish.inConflict')}</span>
          {!isAside && (
            <Button size="small" onPress={() => open(null)}>
              {text('publish.settle')}
            </Button>
          )}
        </div>
      )}
      {item.willBeRefused && (
        <div className={styles['problem']} data-severity="warning">
          <TriangleAlert aria-hidden />
          <span>{text('publish.willBeRefused')}</span>
        </div>
      )}
      {item.changes.length > 0 && (
        <dl className={styles['changes']}>
          {inFieldOrder(item).map((change) => (
            <ChangeRow
              key={change.path}
              object={item.object}
              change={change}
              isNew={item.action === 'create' && change.before === null}
              names={names}
              title={title}
              isChosen={isChosen && leftOutPaths?.has(change.path) !== true}
              onToggle={
                item.publishable && mayStay(item, change)
                  ? () => publishActions.toggleChange(item, change.path)
                  : null
              }
              onDrop={
                !isAside && mayGoAlone(item, change)
                  ? () => void publishActions.dropChange(item.object, change.path)
                  : null
              }
            />
          ))}
        </dl>
      )}
    </li>
  );
}

/** A new object cannot be without these. */
const NEVER_ALONE: ReadonlySet<string> = new Set(['name', 'price']);

/** The last change left goes with the product's own Drop; a new product cannot be without its name. */
function mayGoAlone(item: ReviewItem, change: FieldChange): boolean {
  return item.changes.length > 1 && !(item.action === 'create' && NEVER_ALONE.has(change.path));
}

/** The first price of a new product goes with it or not at all. */
function mayStay(item: ReviewItem, change: FieldChange): boolean {
  return mayGoAlone(item, change) && change.path !== 'firstPrice';
}

const LEAF_PATHS: readonly string[] = PORTAL_LEAVES.map(({ path }) => path);

/** As the object's page lists them, the price after the fields. */
function inFieldOrder({ object, changes }: ReviewItem): readonly FieldChange[] {
  const isPortal = object.kind === 'portal_configuration';
  const order: readonly string[] = isPortal ? LEAF_PATHS : PRODUCT_FIELD_NAMES;
  const rank = ({ path }: FieldChange): number => {
    const at = order.indexOf(isPortal ? path : (path.split('.')[0] ?? path));
    return at === -1 ? order.length : at;
  };
  return changes.toSorted((a, b) => rank(a) - rank(b));
}

/** Errors always; warnings only of what would be sent: the others are the product page's to tell. */
function problemsToSay(item: ReviewItem): readonly FieldProblem[] {
  const fieldOf = (path: string): string => path.split('.')[0] ?? path;
  const changed = new Set(item.changes.map((change) => fieldOf(change.path)));
  return item.problems.filter(
    (problem) => problem.severity === 'error' || changed.has(fieldOf(problem.path)),
  );
}

function ProblemLine({
  object,
  problem,
  onOpen,
}: {
  readonly object: ObjectRef;
  readonly problem: FieldProblem;
  /** Null where no page shows it. */
  readonly onOpen: (() => void) | null;
}): ReactNode {
  const text = useText();
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <div className={styles['problem']} data-severity={problem.severity}>
      <Icon aria-hidden />
      <span>
        {/* What is said of a setting is said beside it, or under its name. */}
        {object.kind === 'portal_configuration' && (
          <strong>{objectFieldName(text, object, problem.path)}: </strong>
        )}
        {text.problem(problem)}
      </span>
      {onOpen !== null && (
        <Button size="small" onPress={onOpen}>
          {text('publish.goToField')}
        </Button>
      )}
    </div>
  );
}
