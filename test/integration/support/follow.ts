/** Does a store method's work to its end: how many stretches it takes, and what it answers. */
export function follow<T>(work: Generator<void, T>): { stretches: number; answer: T } {
  for (let stretches = 1; ; stretches += 1) {
    const step = work.next();
    if (step.done === true) return { stretches, answer: step.value };
  }
}
