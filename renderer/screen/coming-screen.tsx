import { Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Screen } from './screen.tsx';
import styles from './coming-screen.module.css';

export interface ComingScreenProps {
  title: string;
  /** What it will do, in one sentence. */
  sentence: string;
  /** The parts of it. */
  points: readonly string[];
  /** Where to do it until then. */
  meanwhile: string;
  picture: ReactNode;
  /** A button that leads to where the thing is done today. */
  action: ReactNode;
}

/** A screen that is not built yet: says so, says what it will do, and where to do it until then. */
export function ComingScreen({
  title,
  sentence,
  points,
  meanwhile,
  picture,
  action,
}: ComingScreenProps): ReactNode {
  return (
    <Screen title={title}>
      <div className={styles['page']}>
        <div className={styles['picture']}>{picture}</div>
        <p className={styles['sentence']}>{sentence}</p>
        <ul className={styles['points']}>
          {points.map((point) => (
            <li key={point}>
              <Minus aria-hidden />
              <span>{point}</span>
            </li>
          ))}
        </ul>
        <p className={styles['meanwhile']}>{meanwhile}</p>
        <div>{action}</div>
      </div>
    </Screen>
  );
}
