import { missingReference, refused } from '../api/errors.ts';
import { choice, integer, object, required, text, type ParamsOf } from '../api/params.ts';
import type { PriceRecurring } from '../store/objects.ts';

export const INTERVALS = ['day', 'month', 'week', 'year'] as const;

/** Three years, counted in each unit (facts 2.1). */
const LONGEST = { day: 1095, week: 156, month: 36, year: 3 } as const;

/** The meters the sample account has; meters themselves are outside the API subset. */
export const SAMPLE_METERS = ['mtr_test_demoBeansRoasted', 'mtr_test_demoApiCalls'] as const;

export const recurring = object({
  interval: required(choice(INTERVALS)),
  interval_count: integer(1),
  meter: text(),
  trial_period_days: integer(1, 730),
  usage_type: choice(['licensed', 'metered']),
});

export function checkInterval(
  params: { readonly interval: keyof typeof LONGEST; readonly interval_count?: number | undefined },
  at: string,
): void {
  const longest = LONGEST[params.interval];
  if ((params.interval_count ?? 1) <= longest) return;
  throw refused(
    `The maximum interval count for ${params.interval} is ${longest} (three years).`,
    `${at}[interval_count]`,
  );
}

export function recurringOf(params: ParamsOf<typeof recurring>): PriceRecurring {
  checkInterval(params, 'recurring');
  const usage = params.usage_type ?? 'licensed';
  // Metered prices need a meter since 2025-03-31.basil (facts 2.2).
  if (usage === 'metered' && params.meter === undefined) {
    throw refused('Metered prices require a `meter`.', 'recurring[meter]', 'parameter_missing');
  }
  if (params.meter !== undefined) {
    if (usage !== 'metered')
      throw refused('`meter` can only be set when `usage_type` is `metered`.', 'recurring[meter]');
    if (!SAMPLE_METERS.some((meter) => meter === params.meter)) {
      throw missingReference('billing meter', params.meter, 'recurring[meter]');
    }
  }
  return {
    interval: params.interval,
    interval_count: params.interval_count ?? 1,
    meter: params.meter ?? null,
    trial_period_days: params.trial_period_days ?? null,
    usage_type: usage,
  };
}
