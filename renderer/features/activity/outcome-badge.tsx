import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  RotateCcw,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '#shared/contract/sync.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';

type Outcome = ActivityEntry['outcome'];

const LOOKS: Readonly<Record<Outcome, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  applied: { tone: 'positive', icon: <CircleCheck aria-hidden /> },
  done: { tone: 'positive', icon: <CircleCheck aria-hidden /> },
  rejected: { tone: 'danger', icon: <CircleAlert aria-hidden /> },
  failed: { tone: 'danger', icon: <CircleAlert aria-hidden /> },
  conflicted: { tone: 'caution', icon: <TriangleAlert aria-hidden /> },
  unknown: { tone: 'caution', icon: <CircleHelp aria-hidden /> },
  dropped: { tone: 'neutral', icon: <CircleSlash aria-hidden /> },
  retried: { tone: 'neutral', icon: <RotateCcw aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <Ban aria-hidden /> },
};

export function OutcomeBadge({ outcome }: { outcome: Outcome }): ReactNode {
  const text = useText();
  const look = LOOKS[outcome];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {text(`activity.outcome.${outcome}`)}
    </Badge>
  );
}
