import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { PORTAL_LEAVES, type LeafPath, type PortalFields } from '#shared/domain/portal/leaves.ts';
import { mergePlans } from '#shared/domain/portal/merge-plans.ts';
import {
  applyPortalChanges,
  diffPortal,
  isSameLeaf,
  mergePortalChanges,
} from '#shared/domain/portal/portal-changes.ts';
import {
  leavesInParams,
  portalCreateParams,
  portalUpdateParams,
} from '#shared/domain/portal/portal-params.ts';
import { check } from '../domain/check.ts';
import { otherValue, plans, portalFields, stripeBody } from './arbitraries.ts';

/** As the server has it: what comes out of its body. */
function loaded(fields: PortalFields): PortalFields {
  const parsed = parsePortalConfiguration(stripeBody(fields));
  if (parsed === null) throw new Error('not a configuration');
  return parsed.fields;
}

/** What the table says goes along with a changed leaf. */
function demandedBeside(path: LeafPath, before: PortalFields, after: PortalFields): Set<LeafPath> {
  const leaf = PORTAL_LEAVES.find((each) => each.path === path);
  const demanded = new Set<LeafPath>(leaf?.beside ?? []);
  const when = leaf?.besideWhen;
  if (when !== undefined && after[path] === when.value && before[when.path] !== when.sent)
    demanded.add(when.path);
  return demanded;
}

describe('any configuration from the server', () => {
  it('loses nothing when it is read, unknown fields and words included', () => {
    check(
      fc.property(portalFields, (fields) => {
        const parsed = parsePortalConfiguration(stripeBody(fields));
        expect(parsed?.fields).toEqual(fields);
        expect(parsed?.extra).toEqual({
          'business_profile.tone_of_voice': 'warm',
          'features.gift_subscription': { enabled: true },
        });
      }),
    );
  });

  it('sends nothing when it is loaded and saved without an edit', () => {
    check(
      fc.property(portalFields, (fields) => {
        const server = loaded(fields);
        const changes = diffPortal(server, loaded(fields));
        expect(changes).toEqual([]);
        expect(portalUpdateParams(changes, server)).toEqual({});
      }),
    );
  });

  it.each(PORTAL_LEAVES.map((leaf) => [leaf.path] as const))(
    'an edit of %s sends that leaf, and beside it only what the table demands',
    (path) => {
      check(
        fc.property(portalFields, otherValue(path), (fields, value) => {
          const server = loaded(fields);
          const edited = { ...server, [path]: value };
          const changes = diffPortal(server, edited);
          const isUnreadPlanList = path.endsWith('.products') && (server[path] === null || value === null);
          if (isUnreadPlanList || isSameLeaf(path, server[path], value)) {
            expect(changes).toEqual([]);
            return;
          }
          const params = portalUpdateParams(changes, applyPortalChanges(server, changes));
          const expected = new Set<LeafPath>([path, ...demandedBeside(path, server, edited)]);
          expect(new Set(leavesInParams(params))).toEqual(expected);
        }),
        200,
      );
    },
  );

  it('has what was edited after the changes are made, and nothing left to change', () => {
    check(
      fc.property(portalFields, portalFields, (before, after) => {
        const applied = applyPortalChanges(before, diffPortal(before, after));
        expect(diffPortal(applied, after)).toEqual([]);
      }),
    );
  });

  it('sends a new one whole, with what Stripe wants inside each feature', () => {
    check(
      fc.property(portalFields, (fields) => {
        const sent = new Set(leavesInParams(portalCreateParams(fields)));
        const wrong = PORTAL_LEAVES.filter(
          ({ path, onCreate, requiredOnCreate }) =>
            (!onCreate && sent.has(path)) || (requiredOnCreate && !sent.has(path)),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });
});

describe('edits of both sides', () => {
  it('come together leaf by leaf, and a conflict holds back its leaf alone', () => {
    check(
      fc.property(portalFields, portalFields, portalFields, (base, mine, theirs) => {
        const changes = diffPortal(base, mine);
        const { merged, conflicts } = mergePortalChanges(changes, theirs);
        const clashing = new Set(conflicts.map((conflict) => conflict.path));
        const touched = new Set(changes.map((change) => change.path));
        for (const { path } of PORTAL_LEAVES) {
          if (path === 'metadata') continue;
          if (!touched.has(path) || clashing.has(path)) expect(merged[path]).toEqual(theirs[path]);
          else if (isSameLeaf(path, base[path], theirs[path])) {
            expect(isSameLeaf(path, merged[path], mine[path])).toBe(true);
          }
        }
      }),
    );
  });

  it('of plan lists come together product by product, whichever side is called mine', () => {
    check(
      fc.property(plans, plans, plans, (base, left, right) => {
        const one = mergePlans(base, left, right);
        const other = mergePlans(base, right, left);
        expect(one.status).toBe(other.status);
        if (one.status !== 'merged' || other.status !== 'merged') return;
        const byProduct = (list: readonly { product: string }[]): unknown[] =>
          list.toSorted((a, b) => a.product.localeCompare(b.product));
        expect(byProduct(one.value)).toEqual(byProduct(other.value));
        expect(mergePlans(base, left, base)).toEqual({ status: 'merged', value: left });
        expect(mergePlans(base, base, right)).toEqual({ status: 'merged', value: right });
      }),
    );
  });
});
